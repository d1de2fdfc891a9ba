package dev.fairlead.client.config;

import dev.fairlead.client.policy.Policies;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One option of a policy, as text.
 *
 * @param group which options come from the code together, for instance {@code breaker}
 * @param name after the provider's prefix, for instance {@code BREAKER_WINDOW}
 * @param meaning one sentence
 * @param example a value that may be set
 * @param read returns the policies with the option as a text says
 * @param show returns the option's value as text
 */
record PolicyOption(
        String group, String name, String meaning, String example, Reading read, Function<Policies, String> show) {

    /** Reads one option's text. */
    @FunctionalInterface
    interface Reading {

        /**
         * Returns the policies with the option changed.
         *
         * @throws SettingsReader.WrongValue if the text is not what the option takes
         */
        Policies apply(Policies policies, String text) throws SettingsReader.WrongValue;
    }

    /** The options of one policy of type {@code P}: where it is among the policies, and how it is put back. */
    record Group<P>(String name, Function<Policies, P> get, BiFunction<Policies, P, Policies> put) {

        <V> PolicyOption option(
                String suffix,
                String meaning,
                String example,
                SettingsReader.Parser<V> parser,
                BiFunction<P, V, P> with,
                Function<P, String> show) {
            return new PolicyOption(
                    name,
                    suffix,
                    meaning,
                    example,
                    (policies, text) -> put.apply(policies, changed(get.apply(policies), parser.parse(text), with)),
                    policies -> show.apply(get.apply(policies)));
        }

        PolicyOption flag(String suffix, String meaning, BiFunction<P, Boolean, P> with, Function<P, Boolean> get) {
            return option(
                    suffix,
                    meaning + ": on or off.",
                    "off",
                    SettingsReader::flag,
                    with,
                    policy -> get.apply(policy) ? "on" : "off");
        }

        PolicyOption duration(
                String suffix, String meaning, BiFunction<P, Duration, P> with, Function<P, Duration> get) {
            return option(
                    suffix,
                    meaning,
                    "30s",
                    SettingsReader::duration,
                    with,
                    policy -> SettingTexts.of(get.apply(policy)));
        }

        PolicyOption number(
                String suffix, String meaning, String example, BiFunction<P, Long, P> with, Function<P, Long> get) {
            return option(
                    suffix, meaning, example, SettingsReader::number, with, policy -> Long.toString(get.apply(policy)));
        }

        PolicyOption rate(String suffix, String meaning, BiFunction<P, Double, P> with, Function<P, Double> get) {
            return option(
                    suffix, meaning, "0.5", SettingsReader::rate, with, policy -> Double.toString(get.apply(policy)));
        }

        /** The policy's own checks count too: a window without length, say. */
        private static <P, V> P changed(P policy, V value, BiFunction<P, V, P> with) throws SettingsReader.WrongValue {
            try {
                return with.apply(policy, value);
            } catch (IllegalArgumentException refused) {
                throw new SettingsReader.WrongValue("is refused: " + refused.getMessage());
            }
        }
    }
}
