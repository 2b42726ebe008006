namespace Analytics.Formats;

/// <summary>Why a push is withheld although it could be read: the data-use policy says so. A closed set.</summary>
public enum WithholdingReason : byte
{
    None = 0,
    /// <summary>The push says that its subject is a minor.</summary>
    Minor = 1,
    /// <summary>A subject of the push has asked to be erased.</summary>
    Erased = 2,
}

/// <summary>A rejected push: where it stood and why, never what it held.</summary>
public readonly record struct RejectedPush(Coordinates At, RejectionReason Reason);

/// <summary>How pushes ended: each is kept, rejected or withheld, and counted once.</summary>
public sealed class PushTally
{
    private static readonly int Reasons = Enum.GetValues<RejectionReason>().Length;
    private static readonly int Withholdings = Enum.GetValues<WithholdingReason>().Length;

    private const int ExamplesPerReason = 5;

    private readonly List<RejectedPush> examples = [];
    private readonly long[] rejected = new long[Reasons];
    private readonly long[] withheld = new long[Withholdings];

    private readonly List<PushOutcome>? each;
    private readonly List<RejectedPush>? rejectedPushes;

    public PushTally()
    {
    }

    /// <summary>A tally that goes on from an earlier one, without its rejected and withheld pushes.</summary>
    public PushTally(long kept, long scans) => (Kept, Scans) = (kept, scans);

    /// <summary>A tally that tells as much as whoever commits the block wants to know.</summary>
    public PushTally(PushBlock block)
    {
        each = block.TellsEach ? new List<PushOutcome>(block.Count) : null;
        rejectedPushes = block.TellsRejected ? [] : null;
    }

    /// <summary>How each counted push ended, in order; empty where that is not asked for.</summary>
    public IReadOnlyList<PushOutcome> Each => each ?? [];

    /// <summary>Every rejected push that was counted, in order; empty where that is not asked for.</summary>
    public IReadOnlyList<RejectedPush> RejectedPushes => rejectedPushes ?? [];

    public long Kept { get; private set; }

    /// <summary>Scans of the kept pushes, repeats included.</summary>
    public long Scans { get; private set; }

    /// <summary>The first few rejected pushes for each reason.</summary>
    public IReadOnlyList<RejectedPush> Examples => examples;

    public long Rejected => rejected.Sum();

    public long Withheld => withheld.Sum();

    public long Total => Kept + Rejected + Withheld;

    public long RejectedFor(RejectionReason reason) => rejected[(int)reason];

    public long WithheldFor(WithholdingReason reason) => withheld[(int)reason];

    /// <summary>Counts one push.</summary>
    public void Count(Coordinates at, PushOutcome outcome)
    {
        each?.Add(outcome);
        if (outcome.Rejection != RejectionReason.None)
        {
            Reject(new RejectedPush(at, outcome.Rejection));
        }
        else if (outcome.Withholding != WithholdingReason.None)
        {
            Withhold(outcome.Withholding);
        }
        else
        {
            Keep(outcome.Scans);
        }
    }

    public void Keep(int scans)
    {
        Kept++;
        Scans += scans;
    }

    public void Reject(RejectionReason reason, long count = 1) => rejected[(int)reason] += count;

    public void Reject(RejectedPush push)
    {
        rejected[(int)push.Reason]++;
        rejectedPushes?.Add(push);
        AddExample(push);
    }

    public void Withhold(WithholdingReason reason, long count = 1) => withheld[(int)reason] += count;

    public void Add(PushTally other)
    {
        Kept += other.Kept;
        Scans += other.Scans;
        for (var i = 0; i < rejected.Length; i++)
        {
            rejected[i] += other.rejected[i];
        }

        other.examples.ForEach(AddExample);

        for (var i = 0; i < withheld.Length; i++)
        {
            withheld[i] += other.withheld[i];
        }
    }

    private void AddExample(RejectedPush push)
    {
        if (examples.Count(example => example.Reason == push.Reason) < ExamplesPerReason)
        {
            examples.Add(push);
        }
    }
}
