using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Outcomes;

/// <summary>Marks the test that shows what ends a push for this reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShowsAttribute : Attribute
{
    public ShowsAttribute(RejectionReason reason) => Reason = reason;

    public ShowsAttribute(WithholdingReason reason) => Reason = reason;

    public Enum Reason { get; }
}
