/** A fleet of real processes and one server. */
package dev.fairlead.redis.campaign;
