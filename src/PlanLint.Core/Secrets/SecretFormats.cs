namespace PlanLint.Secrets;

/// <summary>Formats that only secrets have.</summary>
internal static class SecretFormats
{
    /// <summary>What the id of an AWS access key is called.</summary>
    public const string AccessKeyId = "an AWS access key id";

    /// <summary>A prefix, how many characters follow at least and at most, and what it is.</summary>
    private static readonly (string Prefix, int Least, int Most, string What)[] Tokens =
    [
        ("AKIA", 16, 16, AccessKeyId), ("ASIA", 16, 16, AccessKeyId),
        ("ghp_", 36, 255, "a GitHub token"), ("gho_", 36, 255, "a GitHub token"), ("ghu_", 36, 255, "a GitHub token"), ("ghs_", 36, 255, "a GitHub token"),
            ("ghr_", 36, 255, "a GitHub token"),
        ("github_pat_", 22, 255, "a GitHub token"), ("glpat-", 20, 64, "a GitLab token"),
        ("xoxb-", 20, 255, "a Slack token"), ("xoxp-", 20, 255, "a Slack token"), ("xoxa-", 20, 255, "a Slack token"), ("xoxr-", 20, 255, "a Slack token"),
            ("xoxs-", 20, 255, "a Slack token"),
        ("sk_live_", 20, 255, "a Stripe key"), ("rk_live_", 20, 255, "a Stripe key"), ("sk-ant-", 20, 255, "an Anthropic key"),
            ("sk-proj-", 20, 255, "an OpenAI key"),
        ("AIza", 35, 35, "a Google API key"), ("hvs.", 24, 255, "a Vault token"), ("dop_v1_", 64, 64, "a DigitalOcean token"), ("npm_", 36, 36, "an npm token"),
        ("SG.", 60, 70, "a SendGrid key"), ("pypi-AgEIcHlwaS5vcmc", 20, 255, "a PyPI token"),
    ];

    /// <summary>The secrets in a text with what they are; words such as EXAMPLE in one show that it is none.</summary>
    public static IEnumerable<(string Value, string What)> In(string text)
    {
        if (text.Length < 20) yield break;
        if (PrivateKey(text) is { } key) yield return (key, "a private key");
        foreach (var (prefix, least, most, what) in Tokens)
        {
            int at = text.IndexOf(prefix, StringComparison.Ordinal);
            if (at < 0 || at > 0 && IsTokenCharacter(text[at - 1])) continue;
            int end = at + prefix.Length;
            while (end < text.Length && IsTokenCharacter(text[end])) end++;
            int length = end - at - prefix.Length;
            if (length >= least && length <= most && IsVaried(text.AsSpan(at + prefix.Length, length))) yield return (text[at..end], what);
        }
        if (WebToken(text) is { } token) yield return (token, "a JSON Web Token");
    }

    /// <summary>True for a text that holds a private key.</summary>
    public static bool IsPrivateKey(string text) => PrivateKey(text) is not null;

    private static string? PrivateKey(string text)
    {
        int at = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        if (at < 0 || text.IndexOf("PRIVATE KEY-----", at, StringComparison.Ordinal) is not (>= 0 and var header)) return null;
        int start = header + "PRIVATE KEY-----".Length, end = text.IndexOf("-----END", start, StringComparison.Ordinal);
        if (end < 0) end = text.Length;
        string body = text[start..end].Trim();
        return body.Length >= 40 && IsVaried(body) ? body : null;
    }

    private static string? WebToken(string text)
    {
        int at = text.IndexOf("eyJ", StringComparison.Ordinal);
        if (at < 0) return null;
        int end = at;
        while (end < text.Length && (IsTokenCharacter(text[end]) || text[end] == '.')) end++;
        string[] parts = text[at..end].Split('.');
        return parts is [{ Length: >= 16 }, { Length: >= 16 } and ['e', 'y', ..], { Length: >= 20 }] ? text[at..end] : null;
    }

    /// <summary>False for runs of one letter and words that stand for a secret.</summary>
    private static bool IsVaried(ReadOnlySpan<char> text)
    {
        if (text.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase) || text.Contains("xxxx", StringComparison.OrdinalIgnoreCase)
            || text.Contains("0000000", StringComparison.Ordinal)) return false;
        var seen = new HashSet<char>();
        foreach (char c in text) seen.Add(c);
        return seen.Count >= 6;
    }

    private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
