using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Analytics.Custody.Requests;

/// <summary>Posts notices. Follows no redirect, keeps no cookie, and reads nothing of an answer but its status.</summary>
public sealed class NoticePost : IDisposable
{
    public const string SignatureHeader = "Analytics-Signature";

    internal const string Accepted = "acknowledged";
    internal const string NothingLeft = "keys-destroyed";
    internal const string NoSuchRecipient = "not-configured";
    private const string Unreachable = "unreachable";
    private const string TimedOut = "timed-out";

    private readonly HttpClient client;

    /// <param name="within">How long a recipient may take.</param>
    public NoticePost(TimeSpan within) =>
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ActivityHeadersPropagator = null }) { Timeout = within };

    /// <summary>Ten seconds, which a recipient that keeps a notice and answers then does not need.</summary>
    public NoticePost()
        : this(TimeSpan.FromSeconds(10))
    {
    }

    public void Dispose() => client.Dispose();

    /// <returns><see cref="Accepted"/>, or in a word why not.</returns>
    internal async Task<string> SendAsync(Recipient recipient, byte[] json, long seconds, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, recipient.Url) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, recipient.Sign(json, seconds));
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? Accepted : ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return Unreachable;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return TimedOut;
        }
    }
}
