/**
 * How providers behave, as data.
 *
 * <p>{@link dev.fairlead.profile.Profile} is one provider's facts: how it authenticates, fails, limits, pages, signs. The
 * bundled ones are YAML files beside this package, each fact with its source and date. May depend on {@code json} only.
 */
@NullMarked
package dev.fairlead.profile;

import org.jspecify.annotations.NullMarked;
