using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Analytics.Reports;

/// <summary>One column of a row where it leaves the program.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal abstract class RowColumn<TRow>
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly JsonEncodedText encodedName;

    private RowColumn(string name, string type)
    {
        Name = name;
        Type = type;
        encodedName = JsonEncodedText.Encode(name);
    }

    /// <summary>In snake_case, a duration's with its unit.</summary>
    public string Name { get; }

    /// <summary>The engine's type.</summary>
    public string Type { get; }

    public static RowColumn<TRow> Of(PropertyInfo property, string unit = "", bool? isNullable = null)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        name = property.IsDefined(typeof(DurationAttribute)) ? $"{name}_{unit}" : name;
        return property.PropertyType switch
        {
            var type when type == typeof(string) => new Column<string?>(name, MayBeNull("String", isNullable ?? IsNullable(property)), property, (json, value) => json.WriteStringValue(value)),
            var type when type == typeof(DateOnly?) => new Column<DateOnly?>(name, MayBeNull("Date32", isNullable ?? true), property, WriteDate),
            var type when type == typeof(long) => new Column<long>(name, "Int64", property, (json, value) => json.WriteNumberValue(value)),
            var type when type == typeof(long?) => new Column<long?>(name, "Nullable(Int64)", property, WriteCount),
            var type when type == typeof(double?) => new Column<double?>(name, "Nullable(Float64)", property, WriteFigure),
            var type when type == typeof(bool) => new Column<bool>(name, "Bool", property, (json, value) => json.WriteBooleanValue(value)),
            var type => throw new NotSupportedException($"Rows have no columns of {type}."),
        };
    }

    public void Write(Utf8JsonWriter json, TRow row)
    {
        json.WritePropertyName(encodedName);
        WriteValue(json, row);
    }

    protected abstract void WriteValue(Utf8JsonWriter json, TRow row);

    private static string MayBeNull(string type, bool isNullable) => isNullable ? $"Nullable({type})" : type;

    private static bool IsNullable(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).ReadState == NullabilityState.Nullable;
        }
    }

    private static void WriteDate(Utf8JsonWriter json, DateOnly? date) =>
        json.WriteStringValue(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void WriteCount(Utf8JsonWriter json, long? count)
    {
        if (count is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteFigure(Utf8JsonWriter json, double? figure)
    {
        if (figure is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private sealed class Column<T>(string name, string type, PropertyInfo property, Action<Utf8JsonWriter, T> write) : RowColumn<TRow>(name, type)
    {
        private readonly Func<TRow, T> read = property.GetMethod!.CreateDelegate<Func<TRow, T>>();

        protected override void WriteValue(Utf8JsonWriter json, TRow row) => write(json, read(row));
    }
}
