package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.network.TransportOptions.PrivateAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static final TransportOptions OPTIONS = TransportOptions.defaults();
    private static final URI PUBLIC = URI.create("https://api.test");

    /** What the network says: a name of our own, a provider, and somebody who points at our machines. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "api.test",
            "93.184.215.14",
            "files.test",
            "8.8.8.8",
            "evil.test",
            "169.254.169.254",
            "intern.test",
            "10.1.2.3");

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(ADDRESSES.getOrDefault(host, host))};
    }

    private static InetAddress[] check(TransportOptions options, URI base, String host) throws UnknownHostException {
        return new AddressGuard(options, base).check(host, lookUp(host), AddressGuardTest::lookUp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "198.18.0.1",
                "192.0.2.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::",
                "2001:db8::1",
                "2001::1",
                "3fff::1",
                "100::1"
            })
    void addressesThatAreNotOfTheWholeInternetAreSpecial(String address) throws UnknownHostException {
        assertThat(SpecialAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.0.1",
                "100.128.0.1",
                "11.0.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "2a00:1450::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void publicAddressesAreNot(String address) throws UnknownHostException {
        assertThat(SpecialAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void aNameThatPointsToAPrivateAddressIsRefusedWhereTheBaseIsPublic() throws UnknownHostException {
        assertThatThrownBy(() -> check(OPTIONS, PUBLIC, "evil.test"))
                .isInstanceOf(AddressGuard.RefusedException.class)
                .hasMessageContaining("the host evil.test has the private address 169.254.169.254");
        assertThat(check(OPTIONS, PUBLIC, "files.test")).containsExactly(lookUp("files.test"));
    }

    @Test
    void theBaseItselfMayBePrivateAndThenOthersMayToo() throws UnknownHostException {
        URI intern = URI.create("https://intern.test");

        assertThat(check(OPTIONS, intern, "intern.test")).hasSize(1);
        assertThat(check(OPTIONS, intern, "evil.test")).hasSize(1);
    }

    @Test
    void refusedIsRefusedForTheBaseToo() {
        assertThatThrownBy(() -> check(
                        OPTIONS.withPrivateAddresses(PrivateAddresses.REFUSED),
                        URI.create("https://intern.test"),
                        "intern.test"))
                .isInstanceOf(AddressGuard.RefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "api.test, true",
        "API.test, true",
        "a.example.com, true",
        "a.b.example.com, true",
        "example.com, false",
        "evilexample.com, false",
        "api.test.evil.test, false"
    })
    void onlyTheAllowedHostsAreCalled(String host, boolean passes) {
        AddressGuard guard = new AddressGuard(OPTIONS.withAllowedHosts(Set.of("api.test", "*.example.com")), PUBLIC);

        assertThat(guard.objection(host, AddressGuardTest::lookUp) == null).isEqualTo(passes);
    }

    @Test
    void behindAProxyAnAddressInPlaceOfANameIsChecked() throws UnknownHostException {
        TransportOptions proxied = OPTIONS.withProxy(ProxyOptions.of("10.9.9.9", 3128));
        AddressGuard guard = new AddressGuard(proxied, PUBLIC);

        assertThat(guard.objection("169.254.169.254", AddressGuardTest::lookUp)).contains("private address");
        assertThat(guard.objection("files.test", AddressGuardTest::lookUp)).isNull();
        assertThat(check(proxied, PUBLIC, "10.9.9.9")).hasSize(1);
    }
}
