using System.Collections;
using System.Text.Json;
using Analytics.Control;
using Analytics.Intake.RawLog;
using Analytics.Warehouse;
using Analytics.Web;
using Microsoft.Extensions.Configuration;

namespace Analytics.Host.Configuration;

/// <summary>Makes settings of a file, of what the environment says otherwise, and of the command line.</summary>
internal static class SettingsReader
{
    /// <summary>Names of the environment begin so; two underscores stand between a section and its option.</summary>
    public const string Prefix = "ANALYTICS__";

    /// <param name="file">A JSON file, with comments or without; null for none.</param>
    /// <param name="environment">Names and values of the environment.</param>
    /// <param name="data">The data folder, where the command line names one.</param>
    /// <exception cref="UsageException">The file cannot be read, a key is unknown, or a value is out of its range.</exception>
    public static Settings Read(string? file, IDictionary environment, string? data = null)
    {
        var builder = new ConfigurationBuilder();
        if (file is not null)
        {
            builder.AddInMemoryCollection(Checked(file, FileOptions(file)));
        }

        builder.AddInMemoryCollection(Checked("the environment", EnvironmentOptions(environment)));
        try
        {
            return Bind(builder.Build(), data);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{file ?? "the environment"}: {e.Message}");
        }
    }

    private static Settings Bind(IConfigurationRoot root, string? data)
    {
        var folder = data ?? root["data"] ?? DataFolder.Default;
        var listen = new ListenSettings();
        root.GetSection("listen").Bind(listen);
        var transform = new TransformSettings();
        root.GetSection("transform").Bind(transform);
        transform.ToOptions().Validate();
        var jobs = new JobSettings();
        root.GetSection("jobs").Bind(jobs);
        jobs.Validate();
        var custody = new CustodySettings();
        root.GetSection("custody").Bind(custody);
        custody.Validate();
        var backup = new BackupSettings();
        root.GetSection("backup").Bind(backup);
        backup.Validate();
        var releases = new ReleaseSettings();
        root.GetSection("releases").Bind(releases);
        releases.ToOptions();
        releases.ToPublisher();
        var eta = new EtaSettings();
        root.GetSection("eta").Bind(eta);
        eta.Validate();
        var settings = new Settings(
            folder,
            listen,
            root.GetSection("intake:acceptUnsigned").Get<string[]>() ?? [],
            RawLog(root.GetSection("rawLog")),
            transform,
            jobs,
            custody,
            backup,
            releases,
            eta,
            Warehouse(root.GetSection("warehouse"), folder, backup),
            Web(root.GetSection("web"), Control(root.GetSection("control"), folder)),
            TelemetrySettings.Of(root.GetSection("telemetry")));
        return settings;
    }

    private static KafkaOptions? RawLog(IConfigurationSection section)
    {
        var options = new KafkaOptions { Brokers = "" };
        section.Bind(options);
        if (options.Brokers.Length == 0)
        {
            return null;
        }

        var properties = new Dictionary<string, string>(options.Properties, StringComparer.Ordinal);
        foreach (var file in section.GetSection("propertyFiles").GetChildren())
        {
            properties[file.Key] = SecretText.FromFile(file.Value);
        }

        options = options with { Properties = properties };
        options.Validate();
        return options;
    }

    private static WarehouseOptions Warehouse(IConfigurationSection section, string folder, BackupSettings backup)
    {
        var options = new WarehouseOptions();
        section.Bind(options);
        var server = Server(section.GetSection("server"));
        options = options with { Server = server, DataFolder = server is null ? Path.GetFullPath(folder) : null };
        if (backup.To.Length > 0)
        {
            options = options with { BackupFolder = server is null ? Path.GetFullPath(backup.To) : throw new ArgumentException("backup.to is for the embedded warehouse: back a ClickHouse server up by its own BACKUP statement, and PostgreSQL by pg_dump.") };
        }

        options.Validate();
        return options;
    }

    private static ServerOptions? Server(IConfigurationSection section)
    {
        var options = new ServerOptions { Addresses = [] };
        section.Bind(options);
        var password = Secret.FromText(SecretText.FromFile(section["passwordFile"]));
        return options.Addresses.Count == 0 ? null : options with { Password = password, CaFile = options.CaFile is "" ? null : options.CaFile };
    }

    private static ControlOptions Control(IConfigurationSection section, string folder)
    {
        var options = new ControlOptions();
        section.Bind(options);
        options = string.IsNullOrEmpty(options.Connection)
            ? options with { Folder = new DataFolder(folder).Control, Connection = null }
            : options with { Password = ControlPassword.FromText(SecretText.FromFile(section["passwordFile"])) };
        options.Validate();
        return options;
    }

    private static WebOptions Web(IConfigurationSection section, ControlOptions control)
    {
        var options = new WebOptions { Control = control };
        section.Bind(options);
        options.Validate();
        return options;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Checked(string source, IEnumerable<(IReadOnlyList<string> Path, string Value)> options)
    {
        foreach (var (path, value) in options)
        {
            if (KnownOptions.Fault(path, value) is { } fault)
            {
                throw new UsageException($"{source}: {fault} 'analytics config reference' lists every option.");
            }

            yield return KeyValuePair.Create(ConfigurationPath.Combine(path), (string?)value);
        }
    }

    private static List<(IReadOnlyList<string> Path, string Value)> FileOptions(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(file), KnownOptions.Commented);
            return [.. Flat([], document.RootElement)];
        }
        catch (JsonException e)
        {
            throw new UsageException($"{file}, line {e.LineNumber + 1}: this is not JSON. Check the commas, quotes and braces around it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The configuration {file} cannot be read. Check the name and its rights.");
        }
    }

    private static IEnumerable<(IReadOnlyList<string> Path, string Value)> Flat(IReadOnlyList<string> path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(option => Flat([.. path, option.Name], option.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((entry, i) => Flat([.. path, $"{i}"], entry)),
        _ => [(path, value.ToString())],
    };

    private static IEnumerable<(IReadOnlyList<string> Path, string Value)> EnvironmentOptions(IDictionary environment) =>
        from name in environment.Keys.Cast<string>()
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        select ((IReadOnlyList<string>)name[Prefix.Length..].Split("__"), (string)environment[name]!);
}
