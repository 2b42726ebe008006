using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Warehouse.Calendars;

namespace Analytics.Custody.Tests.Requests;

public sealed class RequestWordsTests
{
    private static readonly DateTimeOffset received = new(2026, 11, 25, 22, 0, 0, TimeSpan.Zero);

    public static TheoryData<RequestVerb> Verbs => [.. Enum.GetValues<RequestVerb>()];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_request_has_an_answer_in_every_state_that_tells_what_was_asked_and_that_one_may_complain(RequestVerb verb)
    {
        var answers = Enum.GetValues<RequestState>().Select(state => RequestAnswer.Of(Request(verb, state))).ToList();

        Assert.Equal(answers.Count, answers.Distinct().Count());
        Assert.All(answers, answer =>
        {
            Assert.StartsWith("Request 7, received on 25 November 2026: ", answer, StringComparison.Ordinal);
            Assert.EndsWith("at any time.", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("{", answer, StringComparison.Ordinal);
        });
        Assert.All(answers.Take(2), answer => Assert.Contains("by 4 December 2026", answer, StringComparison.Ordinal));
        Assert.Contains("12(6)", answers[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_can_be_refused_where_the_law_says_so_and_the_reasons_of_erasure_are_for_erasure_alone(RequestVerb verb)
    {
        Assert.True(RefusalReasons.Fits(RefusalReason.IdentityNotEstablished, verb));
        Assert.Equal(verb == RequestVerb.Erase, RefusalReasons.Fits(RefusalReason.LegalObligation, verb));
        Assert.Equal(verb is RequestVerb.Erase or RequestVerb.Object, RefusalReasons.Fits(RefusalReason.LegalClaims, verb));
        Assert.Equal(verb is RequestVerb.Access or RequestVerb.Copy, RefusalReasons.Fits(RefusalReason.RightsOfOthers, verb));
        Assert.All(Enum.GetValues<RefusalReason>(), reason => Assert.Matches(@"^\d+\(\d\)", RefusalReasons.ArticleOf(reason)));
    }

    [Theory]
    [InlineData("", "2026-11-25", "2026-12-04")] // Wednesday to Friday of the week after
    [InlineData("", "2026-11-28", "2026-12-08")] // from a Saturday on
    [InlineData("DE", "2026-12-18", "2026-12-30")] // Christmas on a Friday
    [InlineData("AE", "2026-11-25", "2026-12-07")] // the National Day
    public void A_request_is_due_on_the_seventh_working_day_after_it_came(string country, string came, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), WorkingCalendar.AddWorkingDays(country, DateOnly.Parse(came, null), 7));

    [Fact]
    public void A_country_without_a_calendar_is_not_known() => Assert.False(WorkingCalendar.IsKnown("XX") || WorkingCalendar.IsKnown("de"));

    private static RequestRecord Request(RequestVerb verb, RequestState state) => new(
        7, verb, received, new DateOnly(2026, 12, 4), state, "Grace", new ReferenceCounts(1, 0, 0, 0),
        state == RequestState.Refused ? RefusalReason.IdentityNotEstablished : null, state is RequestState.Done or RequestState.Refused ? received : null);
}
