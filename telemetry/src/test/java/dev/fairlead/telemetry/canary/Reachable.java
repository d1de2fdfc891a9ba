package dev.fairlead.telemetry.canary;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All objects of the house that can be reached from one, through fields and collections. */
final class Reachable {

    private static final String HOUSE = "dev.fairlead.";
    private static final String TESTS = "dev.fairlead.testing.";
    private static final String HERE = Reachable.class.getPackageName();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> todo = new ArrayDeque<>();

    /** Hands over each object of the house that can be reached, the first one included; returns how many there are. */
    static int from(Object root, Consumer<Object> consumer) {
        Reachable walk = new Reachable();
        walk.add(root);
        int count = 0;
        while (!walk.todo.isEmpty()) {
            Object next = walk.todo.pop();
            if (isOfTheHouse(next)) {
                count++;
                consumer.accept(next);
            }
            walk.enter(next);
        }
        return count;
    }

    private static boolean isOfTheHouse(Object object) {
        String name = object.getClass().getName();
        return name.startsWith(HOUSE) && !name.startsWith(TESTS) && !name.startsWith(HERE);
    }

    private void add(@Nullable Object object) {
        if (object != null && !(object instanceof Class<?>) && seen.add(object)) {
            todo.push(object);
        }
    }

    private void enter(Object object) {
        switch (object) {
            case Collection<?> some -> some.forEach(this::add);
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    add(key);
                    add(value);
                });
            case Optional<?> some -> some.ifPresent(this::add);
            case AtomicReference<?> reference -> add(reference.get());
            case Object[] array -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    add(array[i]);
                }
            }
            case Throwable failure -> {
                add(failure.getCause());
                for (Throwable suppressed : failure.getSuppressed()) {
                    add(suppressed);
                }
                fields(failure);
            }
            default -> fields(object);
        }
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (!type.getName().startsWith(HOUSE)
                    || type.getName().startsWith(TESTS)
                    || type.getName().startsWith(HERE)) {
                continue;
            }
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    add(read(field, object));
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }
}
