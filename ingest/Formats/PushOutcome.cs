namespace Analytics.Formats;

/// <summary>How one push ended: kept, rejected with a reason, or withheld with a reason.</summary>
public readonly record struct PushOutcome
{
    private PushOutcome(int scans, RejectionReason rejection, WithholdingReason withholding) =>
        (Scans, Rejection, Withholding) = (scans, rejection, withholding);

    /// <summary>Scans of a kept push, repeats included; else 0.</summary>
    public int Scans { get; }

    public RejectionReason Rejection { get; }

    public WithholdingReason Withholding { get; }

    public bool IsKept => Rejection == RejectionReason.None && Withholding == WithholdingReason.None;

    public static PushOutcome Kept(int scans) => new(scans, RejectionReason.None, WithholdingReason.None);

    public static PushOutcome Rejected(RejectionReason reason) => new(0, reason, WithholdingReason.None);

    public static PushOutcome Withheld(WithholdingReason reason) => new(0, RejectionReason.None, reason);
}
