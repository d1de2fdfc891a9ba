package dev.fairlead.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {

    private final KnownSecrets secrets = new KnownSecrets();

    @Test
    void eachSecretIsTakenOutWhereverItStands() {
        secrets.remember("sk_live_first0123456789");
        secrets.remember("sk_live_second0123456789");

        assertThat(secrets.redact("no sk_live_first0123456789, nor sk_live_second0123456789"))
                .isEqualTo("no ****, nor ****");
        assertThat(secrets.redact("sk_live_first0123456789")).isEqualTo("****");
    }

    @Test
    void anOrdinaryTextStaysTheSameObject() {
        secrets.remember("sk_live_first0123456789");

        String text = "the card was declined";
        assertThat(secrets.redact(text)).isSameAs(text);
    }

    @Test
    void theLongerOfTwoSecretsIsTakenOutWhole() {
        secrets.remember("secret-one");
        secrets.remember("my-secret-one-and-two");
        secrets.remember("before-secret-one");

        assertThat(secrets.redact("x my-secret-one-and-two y before-secret-one z"))
                .isEqualTo("x **** y **** z");
    }

    @Test
    void aSecretIsFoundInTheFormThatItHasInAnAddress() {
        secrets.remember("a secret+with/signs=");

        assertThat(secrets.redact("https://host/?key=a+secret%2Bwith%2Fsigns%3D&x=1"))
                .isEqualTo("https://host/?key=****&x=1");
    }

    @Test
    void shortWordsAreNoSecrets() {
        secrets.remember("secret");
        secrets.remember("");

        assertThat(secrets.redact("this is no secret")).isEqualTo("this is no secret");
    }

    @Test
    void theNewestAreKeptAndOneInUseComesBack() {
        secrets.remember("the-first-of-them");
        for (int i = 0; i < KnownSecrets.MOST; i++) {
            secrets.remember("secret-number-" + i);
        }
        assertThat(secrets).hasToString(KnownSecrets.MOST + " secrets");
        assertThat(secrets.redact("the-first-of-them")).isEqualTo("the-first-of-them");
        assertThat(secrets.redact("secret-number-17")).isEqualTo("****");

        secrets.remember("the-first-of-them");
        assertThat(secrets.redact("the-first-of-them")).isEqualTo("****");
    }

    @Test
    void anExceptionWithoutSecretsIsHandedOn() {
        secrets.remember("sk_live_first0123456789");

        SocketException clean = new SocketException("Connection reset");
        clean.initCause(new IOException("the cause"));
        assertThat(secrets.redact(clean)).isSameAs(clean);
    }

    @Test
    void aSecretDeepInAnExceptionIsTakenOut() {
        secrets.remember("sk_live_first0123456789");
        IOException outer = new IOException("outer", new SocketException("echo: sk_live_first0123456789"));
        outer.addSuppressed(new IOException("Bearer sk_live_first0123456789"));

        Exception clean = secrets.redact(outer);

        StringWriter printed = new StringWriter();
        clean.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString())
                .doesNotContain("sk_live_first")
                .contains("java.io.IOException: outer", "java.net.SocketException: echo: ****", "Bearer ****")
                .contains("aSecretDeepInAnExceptionIsTakenOut");
    }

    @Test
    void exceptionsInACircleAreNoTrap() {
        secrets.remember("sk_live_first0123456789");
        IOException one = new IOException("one");
        one.addSuppressed(new IOException("two", one));

        assertThat(secrets.redact(one)).isNotNull();
    }
}
