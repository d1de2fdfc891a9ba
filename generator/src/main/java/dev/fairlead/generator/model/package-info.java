/**
 * What is generated, before it is written: {@link dev.fairlead.generator.model.ApiModel} holds the groups of operations
 * and the types, with all names decided and nothing left to look up. {@link
 * dev.fairlead.generator.model.ApiModelBuilder} makes it from a description and a profile. Depends on naming.
 */
@NullMarked
package dev.fairlead.generator.model;

import org.jspecify.annotations.NullMarked;
