using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PlanLint.Cli.Forgejo;

/// <summary>
/// Talks to the API of a Forgejo or Gitea server. Failures come back as values with a sentence. Asks again after 429 and 5xx, and
/// after a lost connection unless the request may have been carried out.
/// </summary>
internal sealed class ForgejoClient : IDisposable
{
    private const int Attempts = 3;
    private const int LongestAnswer = 32 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly HttpClient http;
    private readonly TimeSpan firstDelay;

    /// <summary>A client for one server.</summary>
    /// <param name="server">Address of the server, without <c>/api/v1</c>.</param>
    /// <param name="token">Access token; goes into one header and nowhere else.</param>
    /// <param name="timeout">Longest time for one request.</param>
    /// <param name="firstDelay">Time before the second attempt; doubled before the third.</param>
    public ForgejoClient(Uri server, string token, TimeSpan timeout, TimeSpan firstDelay)
    {
        // A redirect could carry the token elsewhere, so it is reported instead of followed.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/api/v1/"),
            Timeout = timeout,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"token {token}");
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("planlint", "1"));
        this.firstDelay = firstDelay;
    }

    /// <summary>What the token must be able to write, for the message of a refusal.</summary>
    public string Access { get; init; } = "pull requests and statuses";

    /// <summary>Sends a request; <paramref name="path"/> is relative to <c>/api/v1/</c>.</summary>
    public async Task<ForgejoAnswer> Send(HttpMethod method, string path, string? json, CancellationToken cancellation)
    {
        var delay = firstDelay;
        for (int attempt = 1; ; attempt++)
        {
            var (answer, wait) = await SendOnce(method, path, json, cancellation);
            bool mayRepeat = answer.Status == 429 || answer.Status >= 500 || answer.IsUncertain && method != HttpMethod.Post;
            if (answer.Problem is null || !mayRepeat || attempt == Attempts) return answer;
            await Task.Delay(wait is { } asked && asked > delay ? asked < LongestWait ? asked : LongestWait : delay, cancellation);
            delay *= 2;
        }
    }

    /// <summary>All items of a list, page by page; null with the failing answer when one page fails or is no list.</summary>
    public async Task<(List<JObject>? Items, ForgejoAnswer Last)> List(string path, CancellationToken cancellation)
    {
        const int pageSize = 50, mostPages = 100;
        var items = new List<JObject>();
        for (int page = 1; ; page++)
        {
            var answer = await Send(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{path}?page={page}&limit={pageSize}"), null, cancellation);
            if (answer.Problem is not null) return (null, answer);
            if (ParseList(answer.Body) is not { } next)
                return (null, answer with { Problem = "the server's answer is no list; is the address that of a Forgejo or Gitea server?" });
            items.AddRange(next);
            // A server may hold fewer items a page than were asked for, so its own count decides when it gives one.
            bool isLast = answer.Total is { } total ? items.Count >= total : next.Count < pageSize;
            if (isLast || next.Count == 0 || page == mostPages) return (items, answer);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<(ForgejoAnswer Answer, TimeSpan? Wait)> SendOnce(HttpMethod method, string path, string? json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            string body = await response.Content.ReadAsStringAsync(cancellation);
            int? total = response.Headers.TryGetValues("X-Total-Count", out var counts)
                && int.TryParse(counts.First(), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;
            var answer = new ForgejoAnswer((int)response.StatusCode, body, response.IsSuccessStatusCode ? null : Explain(response, body)) { Total = total };
            return (answer, response.Headers.RetryAfter?.Delta);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (new ForgejoAnswer(0, "",
                string.Create(CultureInfo.InvariantCulture, $"the server did not answer within {http.Timeout.TotalSeconds:0.#} s")), null);
        }
        catch (HttpRequestException exception)
        {
            return (new ForgejoAnswer(0, "", $"the server cannot be reached ({exception.HttpRequestError})"), null);
        }
    }

    private string Explain(HttpResponseMessage response, string body)
    {
        string said = Message(body) is { Length: > 0 } message ? $": {message}" : "";
        int status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => $"the server does not know the token (401){said}",
            HttpStatusCode.Forbidden => $"the token may not do this (403){said}; it needs write access to the repository's {Access}",
            HttpStatusCode.NotFound => $"the server has no such repository, or not what was asked for in it, or hides it from this token (404){said}",
            HttpStatusCode.RequestEntityTooLarge => $"the server finds the request too large (413){said}",
            HttpStatusCode.TooManyRequests => $"the server still asks to slow down after {Attempts} attempts (429){said}",
            _ when status is >= 300 and < 400 =>
                $"the server redirects ({status}) to {Clean(response.Headers.Location?.GetLeftPart(UriPartial.Authority) ?? "another place")}; give that "
                + "address by --server",
            _ when status >= 500 => $"the server failed {Attempts} times ({status}){said}",
            _ => $"the server refused ({status}){said}",
        };
    }

    private static string Message(string body)
    {
        try
        {
            return JToken.Parse(body) is JObject answer && answer["message"] is JValue { Value: string text } ? Clean(text) : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static List<JObject>? ParseList(string body)
    {
        try
        {
            return JToken.Parse(body) is JArray items ? [.. items.OfType<JObject>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A server's words, without what could drive a terminal, and not many of them.</summary>
    private static string Clean(string text)
    {
        const int longest = 200;
        string line = new([.. text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? ' ' : c)]);
        return line.Length <= longest ? line : line[..longest] + "…";
    }
}
