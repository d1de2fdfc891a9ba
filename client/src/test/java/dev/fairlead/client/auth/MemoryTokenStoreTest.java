package dev.fairlead.client.auth;

class MemoryTokenStoreTest extends TokenStoreSuite {

    @Override
    TokenStore store() {
        return new MemoryTokenStore();
    }
}
