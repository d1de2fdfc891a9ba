package dev.fairlead.generator.naming;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that generated code cannot give away. The sets are fixed, so that they never move a name between versions. */
public final class Reserved {

    /** Words that are no identifiers, or cannot be called as methods. */
    public static final Set<String> WORDS = words(
            "abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                    + " final finally float for goto if implements import instanceof int interface long native new"
                    + " package private protected public return short static strictfp super switch synchronized this"
                    + " throw throws transient try void volatile while true false null _ yield");

    /** Methods that every class has; a group of operations gives none of them away. */
    public static final Set<String> OBJECT_METHODS =
            union(WORDS, words("getClass hashCode toString notify notifyAll wait clone finalize equals"));

    /** Methods without parameters of models. */
    public static final Set<String> MODEL_METHODS = union(OBJECT_METHODS, words("json isDeleted"));

    /** Methods of parameters. */
    public static final Set<String> PARAMS_METHODS = union(
            OBJECT_METHODS,
            words(
                    "of none extra set clear append put with withItem withEntry without requiredNames requireComplete isEmpty toJson uploads"));

    /** Methods of the client. */
    public static final Set<String> CLIENT_METHODS =
            union(OBJECT_METHODS, words("api async close of fromEnvironment builder profile"));

    /** Parameters and local names of generated methods. */
    public static final Set<String> VARIABLES = union(WORDS, words("params options api path body download"));

    /** Classes that generated code calls by their simple names, and those of {@code java.lang}. */
    public static final Set<String> TYPES = union(
            words(
                    "List Map Instant LocalDate BigDecimal Consumer Function Callable CompletableFuture Nullable NullMarked"
                            + " JsonObject JsonValue Json Profile Profiles Pagination Model Params FluentParams OpenEnum Expandable Decoder"
                            + " UnionDecoder UnknownVariant Unknown Shape Upload Place ApiClient ApiClientBuilder CallOptions Operation Pager Page"
                            + " ParamStyle StatusDecoder EventStream Download RequestBody Texts Optional Reply Settings Environment Secret Values Constructor Builder"),
            words(
                    "AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException"
                            + " AssertionError AutoCloseable Boolean Byte CharSequence Character Class ClassCastException"
                            + " ClassLoader ClassNotFoundException ClassValue CloneNotSupportedException Cloneable Comparable"
                            + " Compiler Deprecated Double Enum Error Exception FunctionalInterface Float IO"
                            + " IllegalAccessException IllegalArgumentException IllegalStateException"
                            + " IndexOutOfBoundsException InheritableThreadLocal Integer InterruptedException Iterable"
                            + " LinkageError Long MatchException Math Module ModuleLayer NegativeArraySizeException"
                            + " NullPointerException Number NumberFormatException Object OutOfMemoryError Override Package"
                            + " Process ProcessBuilder ProcessHandle Readable Record ReflectiveOperationException Runnable"
                            + " Runtime RuntimeException RuntimePermission SafeVarargs ScopedValue SecurityException"
                            + " SecurityManager Short StackTraceElement StackWalker StableValue StrictMath String StringBuffer"
                            + " StringBuilder StringTemplate SuppressWarnings System Thread ThreadDeath ThreadGroup"
                            + " ThreadLocal Throwable TypeNotPresentException UnsupportedOperationException VerifyError"
                            + " VirtualMachineError Void WrongThreadException"));

    private Reserved() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
