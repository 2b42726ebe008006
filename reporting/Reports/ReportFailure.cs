using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>Why a report could not be made, for those who ask over a wire and may not see the warehouse.</summary>
/// <param name="MayPass">Asking again in a while may succeed.</param>
public sealed record ReportFailure(bool MayPass)
{
    /// <summary>What an exception means; null where it did not come from the warehouse.</summary>
    public static ReportFailure? Of(Exception exception) => exception is WarehouseException fault
        ? new ReportFailure(fault.MayPass)
        : null;
}
