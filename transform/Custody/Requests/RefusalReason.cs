using Analytics.Custody.Subjects;

namespace Analytics.Custody.Requests;

/// <summary>Why a request may be refused: the reasons that the GDPR has, and no other.</summary>
public enum RefusalReason : byte
{
    IdentityNotEstablished = 1,
    SubjectNotIdentifiable = 2,
    ManifestlyUnfounded = 3,
    Excessive = 4,
    RightsOfOthers = 5,
    FreedomOfExpression = 6,
    LegalObligation = 7,
    PublicHealth = 8,
    Research = 9,
    LegalClaims = 10,
    CompellingGrounds = 11,
}

/// <summary>What each reason rests on, and what it can be given for.</summary>
public static class RefusalReasons
{
    private static readonly RequestVerb[] any = Enum.GetValues<RequestVerb>();
    private static readonly RequestVerb[] handingOut = [RequestVerb.Access, RequestVerb.Copy];
    private static readonly RequestVerb[] erasing = [RequestVerb.Erase];

    private static readonly Dictionary<RefusalReason, (string Article, string Text, RequestVerb[] Verbs)> all = new()
    {
        [RefusalReason.IdentityNotEstablished] = ("12(6)", "it could not be established that the request comes from the person whom it is about", any),
        [RefusalReason.SubjectNotIdentifiable] = ("11(2)", "we are not in a position to tell which data would be about the person", any),
        [RefusalReason.ManifestlyUnfounded] = ("12(5)(b)", "the request is manifestly unfounded", any),
        [RefusalReason.Excessive] = ("12(5)(b)", "the request is excessive, in particular because it repeats earlier ones", any),
        [RefusalReason.RightsOfOthers] = ("15(4), 20(4)", "handing the data out would adversely affect the rights and freedoms of others", handingOut),
        [RefusalReason.FreedomOfExpression] = ("17(3)(a)", "the data are needed for exercising the right of freedom of expression and information", erasing),
        [RefusalReason.LegalObligation] = ("17(3)(b)", "the law obliges us to keep the data", erasing),
        [RefusalReason.PublicHealth] = ("17(3)(c)", "the data are needed for reasons of public interest in public health", erasing),
        [RefusalReason.Research] = ("17(3)(d)", "erasing the data would seriously impair archiving, research or statistics in the public interest", erasing),
        [RefusalReason.LegalClaims] = ("17(3)(e), 21(1)", "the data are needed for establishing, exercising or defending legal claims", [RequestVerb.Erase, RequestVerb.Object]),
        [RefusalReason.CompellingGrounds] = ("21(1)", "there are compelling legitimate grounds that override the person's interests", [RequestVerb.Object]),
    };

    /// <summary>The article of the GDPR, without the word: <c>12(5)(b)</c>.</summary>
    public static string ArticleOf(RefusalReason reason) => all[reason].Article;

    /// <summary>The reason as a clause, to be told to the person.</summary>
    public static string TextOf(RefusalReason reason) => all[reason].Text;

    /// <summary>Whether the law lets a request of this kind be refused for it.</summary>
    public static bool Fits(RefusalReason reason, RequestVerb verb) => all[reason].Verbs.Contains(verb);
}
