using Analytics.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>Releases for partners as a part of the server.</summary>
internal sealed class PartnersPart : IDisposable
{
    private readonly Ledger ledger;
    private readonly PartnerBook book;
    private readonly PartnerShelf shelf;
    private readonly BudgetLimits limits;

    private PartnersPart(Installation installation, Ledger ledger, PartnerBook book)
    {
        (this.ledger, this.book, limits) = (ledger, book, installation.Settings.Releases.ToOptions().Limits);
        shelf = new PartnerShelf(book, ledger, new ReleaseShelf(installation.Folder.Releases));
    }

    public static async Task<PartnersPart> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        var control = installation.Settings.Web.Control;
        var ledger = await Ledger.OpenAsync(control, time, cancellation).ConfigureAwait(false);
        return new PartnersPart(installation, ledger, await PartnerBook.OpenAsync(control, time, cancellation).ConfigureAwait(false));
    }

    /// <summary>For the addresses that partners ask at, and for what is told of releases.</summary>
    public void Add(IServiceCollection services) => services.AddSingleton(shelf).AddSingleton(limits);

    public void Dispose()
    {
        book.Dispose();
        ledger.Dispose();
    }
}
