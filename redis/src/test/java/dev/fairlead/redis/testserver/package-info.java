/** A real server for tests. */
package dev.fairlead.redis.testserver;
