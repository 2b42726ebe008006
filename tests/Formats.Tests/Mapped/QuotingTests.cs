using System.Text;
using Analytics.Formats.Mapped;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Formats.Tests.Mapped;

public class QuotingTests
{
    private static readonly Gen<string> Text = Gen.Elements("a", "\"", "\"\"", ",", "\n", "\r\n", "é", " ", "x y", ";", "\t", "z").NonEmptyListOf()
        .Select(pieces => "<" + string.Concat(pieces) + ">");

    [Fact]
    public void What_is_quoted_comes_out_as_it_was() =>
        Prop.ForAll(Text.NonEmptyListOf().ToArbitrary(), texts =>
        {
            var row = Encoding.UTF8.GetBytes(string.Join(',', texts.Select(Quote)));
            var header = string.Join(',', texts.Select((_, i) => $"c{i}"));
            var map = Decoding.Map($$$"""{"input":"csv","fields":{"number":"c{{{texts.Count - 1}}}"},"milestone_columns":{"Delivered":"when"}}""");
            var push = new DecodedPush();
            var reason = Decoding.Reader(map, header + ",when").Read((byte[])[.. row, .. ",2024-05-01"u8], push);
            return reason == RejectionReason.None && push.Number(push.Parcels[0]) == texts[^1]
                && DelimitedText.Cells(row, (byte)',').SequenceEqual(texts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static string Quote(string text) => '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
