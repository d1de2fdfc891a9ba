package dev.fairlead.client.model;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Models of an invented provider, written as the generator writes them. */
final class Shop {

    private Shop() {}

    static JsonObject json(String text) {
        return Json.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static final class Order extends Model {

        private Order(JsonObject json) {
            super(json);
        }

        static Order of(String text) {
            return new Order(Shop.json(text));
        }

        String id() {
            return string("id");
        }

        @Nullable
        String note() {
            return optionalString("note");
        }

        long amount() {
            return longValue("amount");
        }

        @Nullable
        Long amountRefunded() {
            return optionalLong("amount_refunded");
        }

        boolean paid() {
            return booleanValue("paid");
        }

        @Nullable
        Boolean gift() {
            return optionalBoolean("gift");
        }

        BigDecimal weight() {
            return decimal("weight");
        }

        @Nullable
        BigDecimal volume() {
            return optionalDecimal("volume");
        }

        Instant created() {
            return epochSeconds("created");
        }

        @Nullable
        Instant shipped() {
            return optionalEpochSeconds("shipped");
        }

        Instant changed() {
            return dateTime("changed");
        }

        @Nullable
        Instant seen() {
            return optionalDateTime("seen");
        }

        LocalDate due() {
            return date("due");
        }

        @Nullable
        LocalDate paidOn() {
            return optionalDate("paid_on");
        }

        Status status() {
            return enumeration("status", Status::of);
        }

        @Nullable
        Status before() {
            return optionalEnumeration("before", Status::of);
        }

        List<Status> history() {
            return list("history", Decoder.enumeration(Status::of));
        }

        Address address() {
            return model("address", Address::new);
        }

        @Nullable
        Address billing() {
            return optionalModel("billing", Address::new);
        }

        List<Line> lines() {
            return models("lines", Line::new);
        }

        @Nullable
        List<Line> returned() {
            return optionalModels("returned", Line::new);
        }

        @Nullable
        List<String> tags() {
            return optionalList("tags", Decoder.STRING);
        }

        Map<String, String> metadata() {
            return map("metadata", Decoder.STRING);
        }

        @Nullable
        Map<String, List<Long>> stock() {
            return optionalMap("stock", Decoder.list(Decoder.LONG));
        }

        Expandable<Buyer> buyer() {
            return expandable("buyer", Buyer.DECODER);
        }

        @Nullable
        Expandable<Buyer> payer() {
            return optionalExpandable("payer", Buyer.DECODER);
        }

        JsonValue extras() {
            return any("extras");
        }

        @Nullable
        JsonValue more() {
            return optionalAny("more");
        }
    }

    static final class Address extends Model {

        private Address(JsonObject json) {
            super(json);
        }

        String city() {
            return string("city");
        }
    }

    static final class Line extends Model {

        private Line(JsonObject json) {
            super(json);
        }

        String sku() {
            return string("sku");
        }
    }

    static final class Status extends OpenEnum {

        private static final Values<Status> VALUES = new Values<>(Status::new);
        static final Status OPEN = VALUES.add("open");
        static final Status PAID = VALUES.add("paid");

        private Status(String value, boolean known) {
            super(value, known);
        }

        static Status of(String value) {
            return VALUES.of(value);
        }

        static List<Status> values() {
            return VALUES.known();
        }
    }

    /** A union: who bought. */
    sealed interface Buyer permits Person, DeletedPerson, Company, Buyer.Guest, Buyer.Unknown {

        Decoder<Buyer> DECODER = UnionDecoder.<Buyer>builder(Unknown::new)
                .object(Shape.of().constant("object", "person"), Person::new)
                .object(Shape.of().constant("object", "person").constant("deleted", true), DeletedPerson::new)
                .object(Shape.of().required("vat_id"), Company::new)
                .string(Guest::new)
                .build();

        /** Somebody without an account. */
        record Guest(String email) implements Buyer {}

        /** Anything else. */
        final class Unknown extends UnknownVariant implements Buyer {
            private Unknown(JsonValue json) {
                super(json);
            }
        }
    }

    static final class Person extends Model implements Buyer {

        private Person(JsonObject json) {
            super(json);
        }

        String name() {
            return string("name");
        }
    }

    static final class DeletedPerson extends Model implements Buyer {

        private DeletedPerson(JsonObject json) {
            super(json);
        }
    }

    static final class Company extends Model implements Buyer {

        private Company(JsonObject json) {
            super(json);
        }
    }

    static final class OrderParams extends Params {

        OrderParams amount(long amount) {
            set("amount", amount);
            return this;
        }

        OrderParams note(String note) {
            set("note", note);
            return this;
        }

        OrderParams clearNote() {
            clear("note");
            return this;
        }

        OrderParams line(Consumer<LineParams> fill) {
            LineParams line = new LineParams();
            fill.accept(line);
            append("lines", line);
            return this;
        }

        OrderParams metadata(String key, String value) {
            put("metadata", key, value);
            return this;
        }

        OrderParams due(Instant due) {
            set("due", due);
            return this;
        }

        OrderParams picture(Upload picture) {
            set("picture", picture);
            return this;
        }

        @Override
        protected List<String> requiredNames() {
            return List.of("amount", "currency");
        }
    }

    static final class LineParams extends Params {

        LineParams sku(String sku) {
            set("sku", sku);
            return this;
        }

        @Override
        protected List<String> requiredNames() {
            return List.of("sku");
        }
    }
}
