namespace PlanLint.Secrets;

/// <summary>Judges a string by the name of what holds it and by how it looks.</summary>
internal static class SecretNames
{
    /// <summary>Parts of names that secrets go by.</summary>
    private static readonly string[] Parts =
        ["password", "passwd", "passphrase", "secret", "token", "auth", "private", "credential", "apikey", "api_key", "accesskey", "access_key",
            "connectionstring", "signature"];

    private static readonly HashSet<string> PasswordWords = new(StringComparer.Ordinal) { "password", "passwd", "passphrase", "pwd", "pass" };

    /// <summary>Last words of names that hold a word about a secret, not the secret.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "name", "names", "arn", "arns", "path", "paths", "id", "ids", "version", "versions", "length", "policy", "type", "types", "enabled", "disabled", "ttl",
            "expiration", "expiry", "file",
        "files", "url", "uri", "endpoint", "ref", "refs", "rotation", "days", "count", "hash", "field", "fields", "format", "scope", "scopes", "method",
            "methods", "mode", "prefix", "suffix",
        "provider", "providers", "store", "class", "manager", "required", "lifetime", "validity", "audience", "audiences", "issuer", "namespace", "role",
            "roles", "algorithm", "curve", "size",
        "pattern", "regex", "description", "header", "parameter", "parameters", "param", "key", "keys", "label", "labels", "annotation", "template", "engine",
            "backend", "location", "region",
        "user", "username", "account", "group", "kind", "source", "reference", "env", "variable", "var", "secret_name", "wo", "revision", "minutes", "seconds",
            "hours", "usage", "settings", "config",
        "time", "period", "attribute", "attributes", "charset", "characters", "special", "chars", "strategy", "status", "state", "reset", "recovery", "service",
            "server", "host", "domain",
    };

    /// <summary>True when <paramref name="name"/> says that its value is secret, whatever that is.</summary>
    public static bool IsOne(string name) => Array.Exists(Parts, p => name.Contains(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the value of a named thing looks like; null when it does not look like a secret.</summary>
    public static string? Judge(string name, string value, Placeholders placeholders)
    {
        if (value.Length is < 4 or > 4096 || !IsPlausible(value) || placeholders.Matches(value)) return null;
        return Kind(name) switch
        {
            NameKind.Password => IsIdentifier(value) ? null : "a password",
            NameKind.Token => LooksDense(value) ? "a token" : null,
            NameKind.Secret => LooksDense(value) ? "a secret" : null,
            _ => null,
        };
    }

    /// <summary>True for a text that a person would not choose as a name: letters and digits mixed, and no words.</summary>
    public static bool LooksGenerated(string text) =>
        text.Length is >= 12 and <= 4096 && IsPlausible(text) && !text.Contains("://", StringComparison.Ordinal) && LooksDense(text);

    /// <summary>True when the words of a name say that what it names is a secret: <c>db_password</c> and <c>apiToken</c>, not <c>token_ttl</c>.</summary>
    public static bool NamesOne(string name) => Kind(name) != NameKind.Other;

    private static NameKind Kind(string name)
    {
        var words = Words(name);
        if (words.Count == 0) return NameKind.Other;
        string last = words[^1];
        bool isKey = last == "key" && words.Count > 1
            && words[^2] is "api" or "private" or "secret" or "access" or "account" or "storage" or "encryption" or "signing" or "license";
        if (Harmless.Contains(last) && !isKey) return NameKind.Other;
        // What follows the word makes it another thing: password_change_interval. A number does not: password_2.
        if (words.FindLastIndex(PasswordWords.Contains) is >= 0 and var at)
            return words.Skip(at + 1).All(w => w.All(char.IsAsciiDigit) || w is "value" or "plain" or "text") && words[at] != "pass"
                ? NameKind.Password
                : NameKind.Other;
        if (last is "token" or "tokens") return NameKind.Token;
        return last is "secret" or "secrets" or "apikey" or "credential" or "credentials" or "auth" || isKey
            || last == "string" && words.Count > 1 && words[^2] == "connection"
            ? NameKind.Secret : NameKind.Other;
    }

    private enum NameKind
    {
        Other,
        Password,
        Token,
        Secret,
    }

    /// <summary>True for a long string without structure whose name does not explain it.</summary>
    public static bool LooksRandom(string name, string value)
    {
        if (value.Length is < 20 or > 512 || !IsPlausible(value)) return false;
        var words = Words(name);
        // Digests, ids, public keys and certificates are random-looking by nature.
        if (!words.Any(w => w is "key" or "secret" or "token" or "cred" or "creds" or "credentials" or "auth" or "password")
            || words.Count > 0 && Harmless.Contains(words[^1]) && words[^1] != "key") return false;
        if (words.Any(w => w is "public" or "ssh" or "kms" or "cert" or "certificate" or "fingerprint" or "sort" or "hash" or "range" or "partition" or "map"
            or "tag")) return false;
        bool isHex = value.All(char.IsAsciiHexDigit);
        return isHex ? Entropy(value) >= 3.0 && value.Length >= 32 : value.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '-' or '_')
            && Entropy(value) >= 4.0 && LooksDense(value);
    }

    /// <summary>Words of a name: <c>dbPassword</c>, <c>db_password</c> and <c>db.password</c> have the same two.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isBreak = i == name.Length || !char.IsAsciiLetterOrDigit(name[i]);
            bool isCamel = !isBreak && i > start && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]);
            if (!isBreak && !isCamel) continue;
            if (i > start) words.Add(name[start..i].ToLowerInvariant());
            start = isCamel ? i : i + 1;
        }
        return words;
    }

    /// <summary>False for what is plainly something else: text, paths, addresses, references, ids.</summary>
    private static bool IsPlausible(string value)
    {
        if (value.AsSpan().ContainsAny(' ', '\n', '\t') || value.AsSpan().ContainsAny('<', '>', '{')
            || value[0] is '/' or '.' or '~' or '$' or '%' or '@') return false;
        if (IsEncrypted(value)) return false;
        if (value.StartsWith("arn:", StringComparison.Ordinal) || value.StartsWith("projects/", StringComparison.Ordinal)
            || value.StartsWith("ssh-", StringComparison.Ordinal)) return false;
        if (Guid.TryParse(value, out _) || value.StartsWith("sha256:", StringComparison.Ordinal)
            || value.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase)) return false;
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        // An address with a password in it is a secret, any other is not.
        return scheme < 0 || value.IndexOf('@', scheme) is > 0 and var at && value.IndexOf(':', scheme + 3) is > 0 and var colon && colon < at;
    }

    /// <summary>What AWS KMS, Vault's transit engine and SOPS write: whoever reads it needs their key as well.</summary>
    private static bool IsEncrypted(string value) =>
        value.StartsWith("AQICAH", StringComparison.Ordinal) || value.StartsWith("AQECAH", StringComparison.Ordinal)
        || value.StartsWith("vault:v", StringComparison.Ordinal) || value.StartsWith("ENC[", StringComparison.Ordinal);

    /// <summary>Names, paths and words joined by dashes: <c>my-app-token</c>, <c>DB_PASSWORD</c>, <c>secret/data/app</c>, <c>v1</c>.</summary>
    private static bool IsIdentifier(string value)
    {
        string[] parts = value.Split('-', '_', '.', '/', ':');
        if (parts.Length == 1) return value is "true" or "false" or "null" or "none" or "auto" or "required" or "optional" or "disabled" or "enabled"
            || value.All(char.IsAsciiDigit) && value.Length < 6;
        return parts.All(p => p.Length == 0 || p.All(char.IsAsciiLetter) || p.Length <= 4 && p.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>Letters and digits mixed, and no words.</summary>
    private static bool LooksDense(string value)
    {
        if (value.Length < 12 || IsIdentifier(value)) return false;
        bool hasDigit = value.Any(char.IsAsciiDigit), hasLetter = value.Any(char.IsAsciiLetter);
        if (!hasDigit || !hasLetter) return false;
        return ClassChanges(value) * 4 >= value.Length && Entropy(value) >= 3.0;
    }

    /// <summary>How often letters of one case, digits and signs alternate.</summary>
    private static int ClassChanges(string value)
    {
        int changes = 0;
        for (int i = 1; i < value.Length; i++)
            if (ClassOf(value[i]) != ClassOf(value[i - 1])) changes++;
        return changes;
    }

    private static int ClassOf(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : char.IsAsciiLetterLower(c) ? 2 : 3;

    /// <summary>Bits a character, after Shannon.</summary>
    private static double Entropy(string value)
    {
        var counts = new Dictionary<char, int>();
        foreach (char c in value) counts[c] = counts.GetValueOrDefault(c) + 1;
        double entropy = 0;
        foreach (int count in counts.Values)
        {
            double share = (double)count / value.Length;
            entropy -= share * Math.Log2(share);
        }
        return entropy;
    }
}
