using System.Security.Cryptography;
using System.Text;
using PlanLint.Effects;
using PlanLint.Secrets;

namespace PlanLint.Approvals;

/// <summary>
/// A text in a form that can be compared and not read: <c>sha256:…</c>, and for one that holds a secret <c>hmac-sha256:…</c> under the user's
/// key. A question mark before it says that the value is only known after apply.
/// </summary>
internal static class Concealed
{
    private const string Hash = "sha256:", KeyedHash = "hmac-sha256:", Unknown = "?";

    /// <summary>The form of what is said of an effect. <paramref name="holdsSecret"/> tells of texts that may not even be hashed without a key.</summary>
    public static string Of(EffectFact fact, Func<string, bool> holdsSecret) =>
        (fact.IsUnknown ? Unknown : "") + (holdsSecret(fact.Text) ? HashedSecret.Of(fact.Text) : Sha256(fact.Text));

    /// <summary>The form of a name, which stays readable unless it holds a secret.</summary>
    public static string Name(string name, Func<string, bool> holdsSecret) => holdsSecret(name) ? HashedSecret.Of(name) : name;

    /// <summary>True when a form is that of what is said of an effect.</summary>
    public static bool Is(string form, EffectFact fact)
    {
        if (IsUnknown(form) != fact.IsUnknown) return false;
        string hash = form[(fact.IsUnknown ? Unknown.Length : 0)..];
        return hash == (hash.StartsWith(KeyedHash, StringComparison.Ordinal) ? HashedSecret.Of(fact.Text) : Sha256(fact.Text));
    }

    /// <summary>True when the value was only known after apply.</summary>
    public static bool IsUnknown(string form) => form.StartsWith(Unknown, StringComparison.Ordinal);

    private static string Sha256(string text) => Hash + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
