using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web;

/// <summary>
/// Files that the build has left compressed beside themselves, <c>index.js.br</c>: whoever takes them is given those. Answers are never
/// compressed: their length would tell of what is secret in them (BREACH).
/// </summary>
/// <param name="files">Where the files are.</param>
internal sealed class CompressedFiles(IFileProvider files) : IContentTypeProvider
{
    private static readonly Kind[] Kinds = [new("br", ".br"), new("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider types = new();

    /// <summary>Turns a request for a file into one for its smallest form that the caller takes; that is a file of its own, with its own ETag.</summary>
    public void Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (Kinds.FirstOrDefault(kind => IsAccepted(accepted, kind.Coding) && files.GetFileInfo(request.Path + kind.Suffix).Exists) is { } kind)
        {
            request.Path += kind.Suffix;
        }
    }

    /// <summary>Says which form it is, and that there are others.</summary>
    public static void Describe(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (KindOf(file.File.Name) is { } kind)
        {
            headers.ContentEncoding = kind.Coding;
        }
    }

    /// <summary>The type of what is compressed.</summary>
    public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
        types.TryGetContentType(KindOf(subpath) is { } kind ? subpath[..^kind.Suffix.Length] : subpath, out contentType);

    private static Kind? KindOf(string name) => Kinds.FirstOrDefault(kind => name.EndsWith(kind.Suffix, StringComparison.Ordinal));

    private static bool IsAccepted(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.Any(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    /// <param name="Coding">As HTTP names it.</param>
    /// <param name="Suffix">What the name of a file ends in.</param>
    private sealed record Kind(string Coding, string Suffix);
}
