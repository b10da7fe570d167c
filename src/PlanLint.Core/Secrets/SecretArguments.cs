using System.Collections.Concurrent;

namespace PlanLint.Secrets;

/// <summary>Top-level arguments and attributes that hold secrets whatever a provider's schema says of them.</summary>
internal sealed class SecretArguments
{
    private static readonly string[] Exact =
    [
        "password", "master_password", "admin_password", "administrator_password", "administrator_login_password", "private_key", "private_key_pem", "private_key_openssh",
        "client_secret", "secret_string", "secret_binary", "secret_data", "connection_string", "primary_connection_string", "secondary_connection_string", "primary_access_key",
        "secondary_access_key", "primary_key", "secondary_key", "auth_token", "kube_config_raw", "kube_admin_config_raw", "access_key_secret", "ses_smtp_password_v4", "token_secret",
        "encrypted_password", "initial_password", "jwt", "password_wo", "master_password_wo", "secret_string_wo",
    ];

    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["random_password"] = ["result", "bcrypt_hash"],
        ["tls_private_key"] = ["private_key_pem", "private_key_openssh", "private_key_pem_pkcs8"],
        ["aws_iam_access_key"] = ["secret"],
        ["azurerm_key_vault_secret"] = ["value"],
        ["azuread_application_password"] = ["value"],
        ["harbor_robot_account"] = ["secret"],
        ["vault_generic_secret"] = ["data", "data_json"],
        ["vault_kv_secret_v2"] = ["data", "data_json"],
        ["kubernetes_secret"] = ["data", "binary_data", "data_wo", "binary_data_wo"],
        ["kubernetes_secret_v1"] = ["data", "binary_data", "data_wo", "binary_data_wo"],
        ["google_service_account_key"] = ["private_key"],
    };

    private readonly ConcurrentDictionary<(string, string), bool> known = new();

    /// <summary>Those that are built in.</summary>
    public static SecretArguments BuiltIn { get; } = new();

    /// <summary>True when the argument of that type holds a secret.</summary>
    public bool Contains(string resourceType, string argument) => known.GetOrAdd((resourceType, argument), static k => Find(k.Item1, k.Item2));

    private static bool Find(string resourceType, string argument) =>
        Array.IndexOf(Exact, argument) >= 0 || ByType.TryGetValue(resourceType, out string[]? own) && Array.IndexOf(own, argument) >= 0;
}
