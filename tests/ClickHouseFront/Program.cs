// ClickHouse's HTTP interface over the embedded engine, for tests: no server binary is to be had where they run. A process of its own, as a
// server is; it ends when its standard input does.
//
// The server's: /ping; statements in the address, the body, or both with a line break between; parameters and settings in the address or in
// a multipart form, with the server's limits on a field (128 KiB), an address (1 MiB) and a statement (256 KiB); X-ClickHouse-User and -Key;
// rows in RowBinary, gzip or not, in any number of chunks; gzip answers where asked for; the statuses, X-ClickHouse-Exception-Code and the
// engine's own words for errors before the first row; behind rows the block that X-ClickHouse-Exception-Tag announces, in an answer that is
// then not brought to its end (or, by a fault switch, as servers before 25.11 wrote it); the request's body read to its end before an error.
//
// Not the server's: GET with a statement, sessions, external tables, other formats of inserted rows, LZ4, progress, the numbers in
// X-ClickHouse-Summary (all 0), users beyond one and their rights. Results with a head or a foot (Parquet, CSVWithNames) are made whole in
// memory. Only POST /front/fault?kind=KIND is the front's own: see Fault.cs.
using System.Security.Cryptography.X509Certificates;
using Analytics.ClickHouseFront;
using Analytics.ClickHouseFront.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

const int LongestAddress = 1024 * 1024;

var options = FrontOptions.Parse(args);
var key = options.KeyFile is null ? "" : File.ReadLines(options.KeyFile).FirstOrDefault() ?? "";
var engine = RawEngine.Open(options.Data, options.User, key);
var faults = new FaultSwitch();
var front = new Front(engine, faults, options.User, key);

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = null;
    kestrel.Limits.MaxRequestLineSize = LongestAddress;
    kestrel.Limits.MaxRequestBufferSize = 2 * LongestAddress;
    kestrel.Limits.MinRequestBodyDataRate = null;
    kestrel.Limits.MinResponseDataRate = null;
    kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
    {
        if (options.TlsFile is { } file)
        {
            listen.UseHttps(X509Certificate2.CreateFromPemFile(file));
        }
    });
});

await using (var app = builder.Build())
{
    app.MapGet("/", () => "Ok.\n");
    app.MapGet("/ping", () => "Ok.\n");
    app.MapPost("/front/fault", (Fault kind, string? into) =>
    {
        faults.Set(kind, into);
        return Results.NoContent();
    });
    app.MapPost("/", front.AnswerAsync);
    await app.StartAsync();
    Console.WriteLine(app.Urls.Single());
    await Console.In.ReadToEndAsync();
    await app.StopAsync();
}

engine.Close();
