using Analytics.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>Releases for partners as a part of the server.</summary>
internal sealed class PartnersPart : IDisposable
{
    private readonly Ledger ledger;
    private readonly PartnerBook book;
    private readonly PartnerShelf shelf;

    private PartnersPart(Installation installation, Ledger ledger, PartnerBook book)
    {
        (this.ledger, this.book) = (ledger, book);
        shelf = new PartnerShelf(book, ledger, new ReleaseShelf(installation.Folder.Releases));
    }

    public static async Task<PartnersPart> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        var control = installation.Settings.Web.Control;
        var ledger = await Ledger.OpenAsync(control, time, cancellation).ConfigureAwait(false);
        return new PartnersPart(installation, ledger, await PartnerBook.OpenAsync(control, time, cancellation).ConfigureAwait(false));
    }

    /// <summary>For the addresses that partners ask at.</summary>
    public void Add(IServiceCollection services) => services.AddSingleton(shelf);

    public void Dispose()
    {
        book.Dispose();
        ledger.Dispose();
    }
}
