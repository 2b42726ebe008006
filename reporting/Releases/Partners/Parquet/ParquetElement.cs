namespace Analytics.Releases;

/// <summary>An element of the schema in a Parquet file's footer, in the numbers of the format.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Physical">How values are stored; -1 for a group.</param>
/// <param name="Repetition">0 required, 1 optional, 2 repeated.</param>
/// <param name="Children">How many of the elements after it are its own; 0 for a value.</param>
/// <param name="Converted">What values mean, as older writers say it; -1 where nothing is said.</param>
/// <param name="Logical">The same, as newer writers say it: the field of the union; 0 where nothing is said.</param>
internal readonly record struct ParquetElement(string Name, int Physical, int Repetition, int Children, int Converted, int Logical)
{
    public bool IsText => Converted == 0 || Logical == 1;

    public bool IsList => Converted == 3 || Logical == 3;

    public bool IsDate => Converted == 6 || Logical == 6;

    public bool IsOptional => Repetition == 1;

    public bool IsRepeated => Repetition == 2;

    public static ParquetElement Read(ref ThriftReader reader)
    {
        var element = new ParquetElement("", -1, 0, 0, -1, 0);
        var field = 0;
        while (reader.Next(ref field, out var type))
        {
            switch (field)
            {
                case 1:
                    element = element with { Physical = (int)reader.Integer() };
                    break;
                case 3:
                    element = element with { Repetition = (int)reader.Integer() };
                    break;
                case 4:
                    element = element with { Name = reader.Text() };
                    break;
                case 5:
                    element = element with { Children = (int)reader.Integer() };
                    break;
                case 6:
                    element = element with { Converted = (int)reader.Integer() };
                    break;
                case 10:
                    element = element with { Logical = Union(ref reader) };
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return element;
    }

    private static int Union(ref ThriftReader reader)
    {
        var (field, chosen) = (0, 0);
        while (reader.Next(ref field, out var type))
        {
            chosen = field;
            reader.Skip(type);
        }

        return chosen;
    }
}
