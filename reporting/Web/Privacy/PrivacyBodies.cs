using Analytics.Custody.Requests;
using Analytics.Custody.Watch;

namespace Analytics.Web;

/// <summary>A request as it is entered.</summary>
/// <param name="Verb">What is asked for: access, copy, erase, restrict, lift, object, no-sale or withdraw.</param>
/// <param name="Numbers">Tracking numbers.</param>
/// <param name="Emails">E-mail addresses.</param>
/// <param name="Phones">Phone numbers.</param>
/// <param name="Accounts">References to accounts.</param>
/// <param name="Verified">Whether it is known that the person whom it is about asks.</param>
internal sealed record RequestEntry(
    string Verb, IReadOnlyList<string>? Numbers = null, IReadOnlyList<string>? Emails = null, IReadOnlyList<string>? Phones = null,
    IReadOnlyList<string>? Accounts = null, bool Verified = false)
{
    // Not what it holds.
    public override string ToString() => nameof(RequestEntry);
}

/// <summary>Why a request is refused.</summary>
/// <param name="Reason">One of the reasons of the law.</param>
internal sealed record RefusalEntry(string Reason);

/// <summary>How requests, epochs, withheld pushes and unknown fields stand.</summary>
/// <param name="Open">Requests that are neither done nor refused.</param>
/// <param name="Late">Those of them whose day is over.</param>
/// <param name="Next">The open requests that are due next.</param>
/// <param name="Reasons">The reasons that a request can be refused for, by its verb.</param>
/// <param name="Watch">Epochs and counts; null where nothing watches over them.</param>
internal sealed record PrivacyOverview(
    long Open, long Late, IReadOnlyList<RequestView> Next, IReadOnlyDictionary<string, IReadOnlyList<string>> Reasons, PrivacyState? Watch);
