/**
 * What the page asks the console for, as JSON: {@link dev.fairlead.console.internal.api.Api} finds who answers, one class per
 * part of the page. The methods' documentation is the documentation of the API.
 */
@NullMarked
package dev.fairlead.console.internal.api;

import org.jspecify.annotations.NullMarked;
