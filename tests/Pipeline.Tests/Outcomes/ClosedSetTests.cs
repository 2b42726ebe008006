using System.Reflection;
using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Outcomes;

public sealed class ClosedSetTests
{
    [Fact]
    public void Every_reason_for_which_a_push_is_not_kept_has_a_test_of_its_own()
    {
        var shown = typeof(ClosedSetTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
            .Select(method => method.GetCustomAttribute<ShowsAttribute>()?.Reason)
            .ToHashSet();
        var reasons = Enum.GetValues<RejectionReason>().Where(reason => reason != RejectionReason.None).Cast<Enum>()
            .Concat(Enum.GetValues<WithholdingReason>().Where(reason => reason != WithholdingReason.None).Cast<Enum>());

        var unshown = reasons.Where(reason => !shown.Contains(reason)).ToList();
        Assert.Empty(unshown);
    }
}
