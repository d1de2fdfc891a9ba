package dev.fairlead.client.config;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One thing that can be set. All that there is to know of it is here: settings, their manual, their example file and the command that
 * prints them are made from these rows.
 *
 * @param group which options come from the code together, for instance {@code breaker}
 * @param name after the provider's prefix, for instance {@code BREAKER_WINDOW}
 * @param meaning one sentence or more
 * @param example a value that may be set
 * @param use how it is used
 * @param needs the names of options without which it means nothing
 * @param reading puts a text's value into a draft
 * @param show returns the value in a draft as text, a secret masked
 */
record Option(
        String group,
        String name,
        String meaning,
        String example,
        Use use,
        List<String> needs,
        Reading reading,
        Function<Draft, String> show) {

    /** How an option is used. */
    enum Use {
        /** It has a default that does for most. */
        USUAL,
        /** Like {@link #USUAL}, and its value must never be printed. */
        SECRET,
        /** Nothing goes without it. */
        WANTED,
        /** Like {@link #WANTED}, and its value must never be printed. */
        WANTED_SECRET;

        boolean isSecret() {
            return this == SECRET || this == WANTED_SECRET;
        }

        boolean isWanted() {
            return this == WANTED || this == WANTED_SECRET;
        }
    }

    /** Puts a text's value into a draft. */
    @FunctionalInterface
    interface Reading {
        /**
         * Changes a draft.
         *
         * @throws WrongValue if the text is not what the option takes
         * @throws IllegalArgumentException if the value is refused where it goes
         */
        void read(Draft draft, String text) throws WrongValue;
    }

    /** Makes a value of a text. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws WrongValue;
    }

    /** Returns an option that is a group by itself. */
    static <V> Option single(
            String name,
            String meaning,
            String example,
            Parser<V> parser,
            BiConsumer<Draft, V> set,
            Function<Draft, String> show) {
        return new Option(
                name,
                name,
                meaning,
                example,
                Use.USUAL,
                List.of(),
                (draft, text) -> set.accept(draft, parser.parse(text)),
                show);
    }

    Option used(Use how) {
        return new Option(group, name, meaning, example, how, needs, reading, show);
    }

    Option needing(String... names) {
        return new Option(group, name, meaning, example, use, List.of(names), reading, show);
    }

    /** The options of one object of type {@code P}: where it is in a draft, and how it is put back. */
    record Group<P>(String name, Function<Draft, P> get, BiConsumer<Draft, P> put) {

        <V> Option option(
                String suffix,
                String meaning,
                String example,
                Parser<V> parser,
                BiFunction<P, V, P> with,
                Function<P, String> show) {
            return shownOf(suffix, meaning, example, parser, with, draft -> show.apply(get.apply(draft)));
        }

        /** Returns an option whose value as text takes more than the object itself. */
        <V> Option shownOf(
                String suffix,
                String meaning,
                String example,
                Parser<V> parser,
                BiFunction<P, V, P> with,
                Function<Draft, String> show) {
            return new Option(
                    name,
                    suffix,
                    meaning,
                    example,
                    Use.USUAL,
                    List.of(),
                    (draft, text) -> put.accept(draft, with.apply(get.apply(draft), parser.parse(text))),
                    show);
        }

        Option flag(String suffix, String meaning, BiFunction<P, Boolean, P> with, Function<P, Boolean> get) {
            return option(
                    suffix, meaning + ": on or off.", "off", Parsers::flag, with, p -> SettingTexts.of(get.apply(p)));
        }

        Option duration(
                String suffix,
                String meaning,
                String example,
                BiFunction<P, Duration, P> with,
                Function<P, Duration> get) {
            return option(suffix, meaning, example, Parsers::duration, with, p -> SettingTexts.of(get.apply(p)));
        }

        Option number(
                String suffix,
                String meaning,
                String example,
                BiFunction<P, Integer, P> with,
                Function<P, Integer> get) {
            return option(suffix, meaning, example, Parsers::number, with, p -> Integer.toString(get.apply(p)));
        }

        Option bytes(
                String suffix, String meaning, String example, BiFunction<P, Long, P> with, Function<P, Long> get) {
            return option(suffix, meaning, example, Parsers::bytes, with, p -> SettingTexts.bytes(get.apply(p)));
        }

        Option rate(
                String suffix, String meaning, String example, BiFunction<P, Double, P> with, Function<P, Double> get) {
            return option(suffix, meaning, example, Parsers::rate, with, p -> Double.toString(get.apply(p)));
        }
    }
}
