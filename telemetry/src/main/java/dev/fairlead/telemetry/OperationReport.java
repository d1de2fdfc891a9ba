package dev.fairlead.telemetry;

/**
 * What was counted for one operation.
 *
 * @param id the operation's id, or {@link #OTHERS} for all beyond the first 1,000 that were seen
 * @param totals the counts
 */
public record OperationReport(String id, CallTotals totals) {

    /** The id under which all operations beyond the first 1,000 are counted together. */
    public static final String OTHERS = "(others)";
}
