/**
 * The console's HTTP side: {@link dev.fairlead.console.internal.web.Web} guards requests and serves the page's files; what
 * the page asks for is answered by the API.
 */
@NullMarked
package dev.fairlead.console.internal.web;

import org.jspecify.annotations.NullMarked;
