using Analytics.Custody;
using Analytics.Formats;
using Analytics.Support.Canaries;

namespace Analytics.Pipeline.Tests.Canaries;

/// <summary>
/// That the canaries would sing: for each line that the policy drops or turns into a token, a policy that keeps it instead is
/// caught, because its canary comes out or the tripwire stops the push.
/// </summary>
public sealed class FlippedPolicyTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Roots() =>
        from format in ProviderFormat.All.Values
        from root in format.Shape.Roots
        select new TheoryDataRow<string, string>(format.Name, root);

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_line_that_is_kept_by_mistake_lets_its_canary_out_and_no_other(string format, string root) =>
        Assert.All(Flips(format, root, CanaryShape.Letters), flip => Assert.Equal(
            flip.IsOut ? [flip.Line] : [],
            flip.Push.LeaksIn(flip.Push.Transform(flip.Policy).Everything).Select(canary => canary.Line)));

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_line_that_is_kept_by_mistake_and_holds_what_looks_like_an_identifier_stops_the_push(string format, string root) =>
        Assert.All(Flips(format, root, CanaryShape.Mail), flip =>
        {
            var result = flip.Push.Transform(flip.Policy);
            Assert.Equal(flip.IsOut ? 1 : 0, result.Tally.RejectedFor(RejectionReason.Tripwire));
            Assert.DoesNotContain("@mail.test", result.Everything, StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void The_only_number_of_a_parcel_cannot_be_kept_by_mistake_because_the_push_is_then_rejected()
    {
        var number = FieldPolicy.BuiltIn.Of("17track").Single(line => line.Field == Field.Number);
        var flip = new Flip("17track", "data", CanaryShape.Letters, number);

        Assert.Equal(1, flip.Push.Transform(flip.Policy).Tally.RejectedFor(RejectionReason.NoTrackingNumber));
    }

    private static IEnumerable<Flip> Flips(string format, string root, CanaryShape shape) =>
        from line in FieldPolicy.BuiltIn.Of(format)
        where line.Action is FieldAction.Drop or FieldAction.Token
        let flip = new Flip(format, root, shape, line)
        where flip.Push.Canaries.Any(canary => canary.Line == line)
        select flip;

    private sealed record Flip(string Format, string Root, CanaryShape Shape, PolicyLine Line)
    {
        public CanaryPush Push { get; } = new(Format, Root, Shape, Line);

        public FieldPolicy Policy { get; } = FieldPolicy.BuiltIn.With(Line with { Action = FieldAction.Keep, Field = Field.Service });

        /// <summary>
        /// Whether the flip lets anything out. It does not for a field outside of every parcel, for the one number without which
        /// nothing is kept, and for a format whose reader takes no text at all.
        /// </summary>
        public bool IsOut => Push.IsInParcel(Line) && !IsOnlyNumber && Lines.Any(line => Measures.Texts.Contains(line.Field));

        private bool IsOnlyNumber => Line.Field == Field.Number && Lines.Count(line => line.Field == Field.Number) == 1;

        private IEnumerable<PolicyLine> Lines => FieldPolicy.BuiltIn.Of(Format);
    }
}
