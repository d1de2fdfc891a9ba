/**
 * What the sandbox remembers: objects by kind and id, newest first. Depends on {@code json} only.
 */
@NullMarked
package dev.fairlead.sandbox.store;

import org.jspecify.annotations.NullMarked;
