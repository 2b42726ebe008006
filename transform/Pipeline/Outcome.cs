using Analytics.Formats;

namespace Analytics.Pipeline;

/// <summary>How one push ended: kept, rejected with a reason, or withheld with a reason.</summary>
internal readonly record struct Outcome
{
    private Outcome(int scans, RejectionReason rejection, WithholdingReason withholding) =>
        (Scans, Rejection, Withholding) = (scans, rejection, withholding);

    public int Scans { get; }

    public RejectionReason Rejection { get; }

    public WithholdingReason Withholding { get; }

    public static Outcome Kept(int scans) => new(scans, RejectionReason.None, WithholdingReason.None);

    public static Outcome Rejected(RejectionReason reason) => new(0, reason, WithholdingReason.None);

    public static Outcome Withheld(WithholdingReason reason) => new(0, RejectionReason.None, reason);
}
