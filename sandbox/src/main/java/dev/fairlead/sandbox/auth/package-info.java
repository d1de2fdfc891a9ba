/**
 * Who is let in: made-up credentials for every scheme of a profile, the check that a request carries them, and the token
 * endpoint of OAuth 2.
 */
@NullMarked
package dev.fairlead.sandbox.auth;

import org.jspecify.annotations.NullMarked;
