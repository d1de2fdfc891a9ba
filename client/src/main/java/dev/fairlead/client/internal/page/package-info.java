/** What pages of lists hold beside their items: {@link dev.fairlead.client.internal.page.LinkHeader}. Depends on http alone. */
@NullMarked
package dev.fairlead.client.internal.page;

import org.jspecify.annotations.NullMarked;
