using System.Globalization;
using Analytics.Custody.Subjects;

namespace Analytics.Custody.Requests;

/// <summary>What the person who asked is told. The same words whether anything was held or not.</summary>
public static class RequestAnswer
{
    /// <summary>The answer as the request stands, in a few lines.</summary>
    public static string Of(RequestRecord request) => string.Create(CultureInfo.InvariantCulture, $"""
        Request {request.Number}, received on {request.ReceivedAt:d MMMM yyyy}: {Asked(request.Verb)}.

        {State(request)}

        You may lodge a complaint with your data protection authority at any time.
        """);

    private static string State(RequestRecord request) => request switch
    {
        { State: RequestState.Received } => string.Create(CultureInfo.InvariantCulture, $"""
            We have received your request and will answer it by {request.Due:d MMMM yyyy}. Before we do, we make sure that it comes from the person whom
            it is about.
            """),
        { State: RequestState.Verified } => string.Create(CultureInfo.InvariantCulture, $"We have your request and will answer it by {request.Due:d MMMM yyyy}."),
        { State: RequestState.Refused, Reason: { } reason } => $"""
            We do not carry out this request, because {RefusalReasons.TextOf(reason)} (GDPR, Article {RefusalReasons.ArticleOf(reason)}). You may take
            this to court.
            """,
        _ => Done(request.Verb),
    };

    private static string Asked(RequestVerb verb) => verb switch
    {
        RequestVerb.Access => "to be told what we hold about you",
        RequestVerb.Copy => "to have a copy of what we hold about you",
        RequestVerb.Erase => "to have erased what we hold about you",
        RequestVerb.Restrict => "to have what we hold about you used for nothing",
        RequestVerb.Lift => "to have a restriction lifted",
        RequestVerb.Object => "to have what we hold about you used for no predictions, and not sold",
        RequestVerb.NoSale => "to have what we hold about you not sold",
        _ => "to take back your consent to the sale of what we hold about you",
    };

    private static string Done(RequestVerb verb) => verb switch
    {
        RequestVerb.Access or RequestVerb.Copy => """
            The file that comes with this answer holds everything that we hold about the references you gave: what it is, what it may be used for, when
            it is deleted, and who received it. Where a list in it is empty, we hold nothing of the kind.
            """,
        RequestVerb.Erase => """
            We hold nothing about the references you gave any more, and keep out what may still be sent to us about them. Whoever received such data
            from us is told to erase it too. Figures that were published before and identify nobody stay.
            """,
        RequestVerb.Restrict => """
            Whatever we hold about the references you gave, or receive from now on, is stored and used for nothing until you ask for the restriction to
            be lifted. Whoever received such data from us is told.
            """,
        RequestVerb.Lift => "There is no restriction on the references you gave any more. Whoever received such data from us is told.",
        RequestVerb.Object => """
            Whatever we hold about the references you gave, or receive from now on, is used for no predictions and is not sold. Whoever received such
            data from us is told.
            """,
        RequestVerb.NoSale => "Whatever we hold about the references you gave, or receive from now on, is not sold. Whoever received such data from us is told.",
        _ => """
            There is no consent to the sale of what we hold about the references you gave any more: it is not sold from now on. What was done lawfully
            before stands. Whoever received such data from us is told.
            """,
    };
}
