using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;

namespace Analytics.Pipeline.Tests.Outcomes;

public sealed class WithholdingTests
{
    private static readonly ScriptedParcel Adult = new(Json.Number, new ScriptedScan(Milestone.PickedUp, 1_790_000_000));

    [Fact]
    [Shows(WithholdingReason.Minor)]
    public void A_push_that_says_its_subject_is_a_minor_is_withheld_whole()
    {
        var minor = Adult with { Number = "ZZ000000022QQ", DataUse = DataUse.Minor };
        var result = Transformed.From(Adult, minor);

        Assert.Equal((1, 1), (result.Tally.WithheldFor(WithholdingReason.Minor), result.Tally.Total));
        Assert.Empty(result.Written.Inserts);
    }

    [Fact]
    [Shows(WithholdingReason.Erased)]
    public void A_push_of_a_parcel_that_was_erased_is_withheld()
    {
        var written = Transformed.From(Adult).Rows("journeys")[0];
        var token = Token.Read(Convert.FromHexString((string)written["parcel"]));
        var orders = new OrderSheet(1, [new OrderLine(new SubjectToken(TestKeys.Epoch, TokenPurpose.Parcel, token), StandingOrder.Erased, 0)]);
        var result = Transformed.By(orders, Adult);

        Assert.Equal((1, 1), (result.Tally.WithheldFor(WithholdingReason.Erased), result.Tally.Total));
        Assert.Empty(result.Written.Inserts);
    }

    [Theory]
    [InlineData(DataUse.DoNotSell)]
    [InlineData(DataUse.Objection)]
    [InlineData(DataUse.Consent)]
    [InlineData(DataUse.GoogleLinked)]
    public void A_push_whose_subject_limits_the_use_of_the_data_is_not_withheld_for_that(DataUse use) =>
        Assert.Equal(1, Transformed.From(Adult with { DataUse = use }).Tally.Kept);
}
