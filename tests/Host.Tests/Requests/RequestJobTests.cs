using System.Diagnostics.Metrics;
using Analytics.Control;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Host.Jobs;
using Analytics.Jobs;
using Analytics.Support.Requests;
using Analytics.Web.Tests;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Tests.Requests;

/// <summary>The job that carries requests out: what it says, and what it measures.</summary>
public sealed class RequestJobTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-requests-");
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 25, 22, 0, 0, TimeSpan.Zero));
    private readonly RecordingRights rights = new();
    private readonly LogCapture log = new();

    public void Dispose()
    {
        log.Dispose();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_verified_is_carried_out_what_is_left_is_logged_and_what_is_late_is_measured()
    {
        using var book = await RequestBook.OpenAsync(new ControlOptions { Folder = home.FullName }, "", time);
        var desk = new RequestDesk(book, rights);
        for (var i = 0; i < 3; i++)
        {
            await desk.EnterAsync(RequestVerb.Erase, [new SubjectReference(ReferenceKind.TrackingNumber, "LX123456785XX")], isVerified: i > 0, "Grace");
        }

        var whole = rights.Do;
        rights.Do = order => whole(order) with { Left = order.Request == 2 ? 4 : 0 };
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(log));
        var job = new RequestsJob(book, new RequestRunner(book, rights, []), logging.CreateLogger<RequestsJob>());

        Assert.Equal("carried out: 1, to be tried again: 1", await job.RunAsync(new JobPeriod(time.Now), CancellationToken.None));
        Assert.Contains("Request 2 was carried out, and a search afterwards still found 4 rows.", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("late", log.Text, StringComparison.Ordinal);
        Assert.Equal((2, 0), Measured());
        time.Now += TimeSpan.FromDays(10);
        rights.Do = whole;
        Assert.Equal("carried out: 1", await job.RunAsync(new JobPeriod(time.Now), CancellationToken.None));
        Assert.Contains("Requests of persons that are late: 1.", log.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1), Measured());
    }

    private static (long Open, long Late) Measured()
    {
        var told = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == "Analytics.Custody")
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => told[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return (told["analytics.requests.open"], told["analytics.requests.late"]);
    }
}
