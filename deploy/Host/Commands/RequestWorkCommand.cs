using System.CommandLine;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Warehouse;

namespace Analytics.Host.Commands;

/// <summary>What <c>analytics requests</c> needs the warehouse for: <c>run</c> and <c>export</c>.</summary>
internal static class RequestWorkCommand
{
    private const string InUse = "The data folder is in use. The server that has it open carries verified requests out by itself within a minute, and gives out files at GET /v1/privacy/requests/ID/export.";

    public static Command Run(TimeProvider time)
    {
        var installation = new InstallationOptions();
        var command = new Command(
            "run",
            """
            Carry out verified requests now, also those that are waiting to be tried again. A running 'analytics up' or 'analytics transform' does
            so by itself, every minute. Accesses and copies are done by 'analytics requests export'.

            Example:
              analytics requests run --data analytics-data
            """);
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => WithRightsAsync(time, () => installation.Of(parsed), async (opened, book, rights) =>
        {
            var run = await new RequestRunner(book, rights, opened.Settings.Custody.RecipientNames).RunAsync(retryNow: true, cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"{run.Done} carried out.").ConfigureAwait(false);
            foreach (var (request, rows) in run.Left)
            {
                await Console.Error.WriteLineAsync($"analytics: of request {request} {rows} rows are left. It stays verified and is tried again.").ConfigureAwait(false);
            }

            return run.Left.Count > 0 ? ExitCode.Data : ExitCode.Done;
        }, cancellation));
        return command;
    }

    public static Command Export(TimeProvider time)
    {
        var number = RequestsCommand.NumberArgument();
        var output = new Option<string>("--out") { Description = "The file to write, which only you may read. Must not be there yet.", HelpName = "FILE", Required = true };
        var by = RequestsCommand.ByOption();
        var installation = new InstallationOptions();
        var command = new Command(
            "export",
            """
            Write the file of an access or a copy, as JSON, and note that the request is done. It can be written again for 7 days.

            Example:
              analytics requests export 12 --out request-12.json
            """)
        { number, output, by };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => WithRightsAsync(time, () => installation.Of(parsed), async (_, book, rights) =>
        {
            var name = RequestsCommand.NameOf(parsed.GetRequiredValue(by));
            var export = await new RequestDesk(book, rights).ExportAsync(parsed.GetRequiredValue(number), cancellation).ConfigureAwait(false);
            if (export.Fault != ExportFault.None)
            {
                throw new UsageException(RequestExport.Explain(export.Fault));
            }

            var path = parsed.GetRequiredValue(output);
            await WriteAsync(export, path, name, cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"Written to {path}.").ConfigureAwait(false);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static async Task WriteAsync(RequestExport export, string path, string by, CancellationToken cancellation)
    {
        var isWhole = false;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        var file = new FileStream(path, options);
        try
        {
            await using (file.ConfigureAwait(false))
            {
                await export.WriteAsync(file, by, cancellation).ConfigureAwait(false);
            }

            isWhole = true;
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(path);
            }
        }
    }

    private static Task<int> WithRightsAsync(TimeProvider time, Func<Installation> installation, Func<Installation, RequestBook, ISubjectRights, Task<int>> work, CancellationToken cancellation) => Guard.RunAsync(async () =>
    {
        var opened = installation();
        using var book = await opened.OpenRequestsAsync(time, cancellation).ConfigureAwait(false);
        var (warehouse, custody) = await OpenAsync(opened, time, cancellation).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        await using (custody.ConfigureAwait(false))
        {
            return await work(opened, book, custody.Rights).ConfigureAwait(false);
        }
    });

    private static async Task<(Warehouse.Warehouse, CustodyRoom)> OpenAsync(Installation installation, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await CustodyRoom.OpenWithWarehouseAsync(installation, time, cancellation).ConfigureAwait(false);
        }
        catch (WarehouseException e) when (e.Fault == WarehouseFault.FolderInUse)
        {
            throw new UsageException(InUse);
        }
    }
}
