using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Custody.Watch;
using Analytics.Host.Jobs;
using Analytics.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>Requests of persons as a part of a process: the desk where they come in, and the jobs that carry them out.</summary>
internal sealed class RequestsPart : IDisposable
{
    private readonly Installation installation;
    private readonly RequestBook book;
    private readonly ISubjectRights rights;
    private readonly PrivacyWatch watch;
    private readonly NoticePost post = new();

    private RequestsPart(Installation installation, RequestBook book, CustodyRoom custody) =>
        (this.installation, this.book, rights, watch) = (installation, book, custody.Rights, custody.Watch);

    public static async Task<RequestsPart> OpenAsync(Installation installation, CustodyRoom custody, TimeProvider time, CancellationToken cancellation) =>
        new(installation, await installation.OpenRequestsAsync(time, cancellation).ConfigureAwait(false), custody);

    /// <summary>For the addresses that requests come in by.</summary>
    public void Add(IServiceCollection services) => services.AddSingleton(new RequestDesk(book, rights)).AddSingleton<IPrivacyWatch>(watch);

    /// <exception cref="UsageException">The secret of a recipient cannot be read, or is too short.</exception>
    public IReadOnlyList<IScheduledJob> Jobs(IServiceProvider provider) =>
    [
        new RequestsJob(book, new RequestRunner(book, rights, installation.Settings.Custody.RecipientNames), provider.GetRequiredService<ILogger<RequestsJob>>()),
        new NoticesJob(new NoticeRunner(book, rights, installation.Settings.Custody.ReadRecipients(), post), provider.GetRequiredService<ILogger<NoticesJob>>()),
    ];

    public void Dispose()
    {
        post.Dispose();
        book.Dispose();
    }
}
