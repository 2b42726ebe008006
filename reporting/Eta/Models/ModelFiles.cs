using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Eta;

/// <summary>A model as files: trees, tables and record, each named by its hash in the record.</summary>
internal static class ModelFiles
{
    private const string TreesFile = "model.ubj";
    private const string TablesFile = "tables.json";
    private const string RecordFile = "record.json";

    /// <summary>Writes all of them.</summary>
    /// <param name="folder">There, and empty.</param>
    /// <param name="model">The model.</param>
    /// <param name="record">What to say of it, given the hashes of its trees and its tables.</param>
    public static ModelRecord Write(string folder, EtaModel model, Func<string, string, ModelRecord> record)
    {
        var (trees, tables) = (model.Booster.Save(), JsonSerializer.SerializeToUtf8Bytes(model.Tables, EtaJson.Default.EtaTables));
        var told = record(HashOf(trees), HashOf(tables));
        File.WriteAllBytes(Path.Combine(folder, TreesFile), trees);
        File.WriteAllBytes(Path.Combine(folder, TablesFile), tables);
        File.WriteAllBytes(Path.Combine(folder, RecordFile), JsonSerializer.SerializeToUtf8Bytes(told, EtaJson.Default.ModelRecord));
        return told;
    }

    /// <exception cref="EtaException">The record cannot be read.</exception>
    public static ModelRecord ReadRecord(string folder) => Parse(Bytes(folder, RecordFile), EtaJson.Default.ModelRecord, folder, RecordFile);

    /// <summary>Reads a model and makes sure that it is what its record says, and of this version's features.</summary>
    /// <exception cref="EtaException">It is not: which file, and what to do.</exception>
    public static EtaModel Read(string folder, ModelRecord record)
    {
        if (record.FeatureSet != FeatureSet.Signature)
        {
            throw new EtaException($"The model {record.Version} was trained with other features ({record.FeatureSet}) than this version has ({FeatureSet.Signature}). Train one: analytics eta train");
        }

        var trees = Checked(folder, TreesFile, record.ModelHash, record.Version);
        var tables = Parse(Checked(folder, TablesFile, record.TablesHash, record.Version), EtaJson.Default.EtaTables, folder, TablesFile);
        var booster = Booster.Load(trees);
        if (booster.Columns != FeatureSet.Count)
        {
            booster.Dispose();
            throw new EtaException($"The model {record.Version} has {booster.Columns} features; this version has {FeatureSet.Count}. Train one: analytics eta train");
        }

        return new EtaModel(booster, tables);
    }

    private static byte[] Checked(string folder, string name, string hash, string version)
    {
        var bytes = Bytes(folder, name);
        return HashOf(bytes) == hash
            ? bytes
            : throw new EtaException($"{name} of the model {version} is not the file that was written: its SHA-256 differs from the record's. Restore it from a backup, or train anew: analytics eta train");
    }

    private static byte[] Bytes(string folder, string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EtaException($"{name} of the model {Path.GetFileName(folder)} cannot be read. Restore it from a backup, or train anew: analytics eta train", e);
        }
    }

    private static T Parse<T>(byte[] bytes, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string folder, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new EtaException($"{name} of the model {Path.GetFileName(folder)} is not as it was written. Restore it from a backup, or train anew: analytics eta train", e);
        }
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, UseStringEnumConverter = true)]
[JsonSerializable(typeof(EtaTables))]
[JsonSerializable(typeof(ModelRecord))]
internal sealed partial class EtaJson : JsonSerializerContext;
