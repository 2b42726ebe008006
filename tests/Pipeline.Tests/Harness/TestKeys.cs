using Analytics.Custody;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>Token keys that are the same in every run, so that tokens are too.</summary>
internal static class TestKeys
{
    public const uint Epoch = 202610;

    /// <summary>Those of October 2026 alone, with no orders.</summary>
    public static PushCustody Current { get; } = Of(Epoch);

    /// <summary>Those of some epochs, the present one first, with no orders.</summary>
    public static PushCustody Of(params uint[] epochs) => new(new LiveKeys([.. epochs.Select(KeysOf)], IsTurning: false), new NoStandingOrders(), new DateOnly(2026, 10, 15));

    private static EpochKeys KeysOf(uint epoch) => new(epoch, [.. Enumerable.Range(1, 4).Select(i => Enumerable.Repeat((byte)(i + (epoch == Epoch ? 0 : epoch % 100 * 8)), 32).ToArray())]);
}
