/**
 * From names in a description to names in Java: {@link dev.fairlead.generator.naming.JavaNames} shapes them, {@link
 * dev.fairlead.generator.naming.NameScope} keeps them apart. Depends on nothing.
 */
@NullMarked
package dev.fairlead.generator.naming;

import org.jspecify.annotations.NullMarked;
