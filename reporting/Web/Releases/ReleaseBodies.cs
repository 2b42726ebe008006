namespace Analytics.Web;

/// <summary>What was released.</summary>
/// <param name="Releases">The one charged last coming first.</param>
internal sealed record ReleaseList(IReadOnlyList<ReleaseBody> Releases);

/// <summary>A release, with no more of it than its certificate says.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Dataset">Its dataset.</param>
/// <param name="Title">The dataset's, in one line.</param>
/// <param name="Window">The window, as 2026-08.</param>
/// <param name="State">charged, built, published or withdrawn.</param>
/// <param name="Since">When it came into this state.</param>
/// <param name="Rho">What it took from the budget, as zero-concentrated differential privacy.</param>
/// <param name="Epsilon">The same as epsilon, at delta 1e-6.</param>
/// <param name="Groups">Its groups; null until it is built, and where its certificate cannot be read.</param>
/// <param name="Certificate">Its certificate in plain words; null as the groups are.</param>
/// <param name="Partners">Who may have it or had it, by name.</param>
/// <param name="Dictionary">Where the public data dictionary of its dataset is; null while nothing of it is published.</param>
internal sealed record ReleaseBody(
    string Id, string Dataset, string Title, string Window, string State, DateTimeOffset Since, decimal Rho, double Epsilon, ReleaseGroups? Groups,
    IReadOnlyList<CertificateParagraph>? Certificate, IReadOnlyList<ReleasePartner> Partners, string? Dictionary);

/// <summary>Groups of a release.</summary>
/// <param name="Told">Those that are in it.</param>
/// <param name="Grid">Those that could be.</param>
internal sealed record ReleaseGroups(long Told, long Grid);

/// <summary>A part of a certificate in plain words.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Paragraph">One to four sentences.</param>
internal sealed record CertificateParagraph(string Heading, string Paragraph);

/// <summary>Who may have a release, or had it.</summary>
/// <param name="Name">The name of the API key.</param>
/// <param name="Windows">What was bought and stands, of all that the release is in; none for one that may not have it any more, or may have everything.</param>
/// <param name="Revoked">Whether the key is revoked.</param>
/// <param name="Downloads">Answers of which something was sent; a file that came in parts counts once for each.</param>
/// <param name="Bytes">That were sent.</param>
/// <param name="LastDownload">When the latest of them began; null where there is none.</param>
internal sealed record ReleasePartner(string Name, IReadOnlyList<WindowsBody> Windows, bool Revoked, long Downloads, long Bytes, DateTimeOffset? LastDownload);

/// <summary>What releases may tell of a person, and what they told. Rho adds up over releases; epsilon does not.</summary>
/// <param name="Delta">Where every epsilon is told.</param>
/// <param name="Window">The most that all releases of a window may cost.</param>
/// <param name="Year">The most that those of twelve windows may cost that follow each other.</param>
/// <param name="Windows">From the first that something was released of to the last, at most the latest 36.</param>
internal sealed record ReleaseBudget(double Delta, BudgetAmount Window, BudgetAmount Year, IReadOnlyList<WindowBudget> Windows);

/// <summary>An amount of budget.</summary>
/// <param name="Rho">As zero-concentrated differential privacy.</param>
/// <param name="Epsilon">The same as epsilon, at delta.</param>
internal sealed record BudgetAmount(decimal Rho, double Epsilon);

/// <summary>The budget of a window.</summary>
/// <param name="Window">The window, as 2026-08.</param>
/// <param name="Spent">By all its releases.</param>
/// <param name="Left">Of what a window may cost.</param>
/// <param name="YearSpent">By all releases of the twelve windows that end with it.</param>
/// <param name="YearLeft">Of what twelve windows may cost.</param>
internal sealed record WindowBudget(string Window, BudgetAmount Spent, BudgetAmount Left, BudgetAmount YearSpent, BudgetAmount YearLeft);
