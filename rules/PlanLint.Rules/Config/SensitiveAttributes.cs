namespace PlanLint.Rules;

/// <summary>Attributes that hold secrets whatever a provider's schema says, by their names.</summary>
internal static class SensitiveAttributes
{
    private static readonly string[] Exact =
    [
        "password", "master_password", "admin_password", "administrator_password", "administrator_login_password", "private_key", "private_key_pem", "private_key_openssh",
        "client_secret", "secret_string", "secret_binary", "secret_data", "connection_string", "primary_connection_string", "secondary_connection_string", "primary_access_key",
        "secondary_access_key", "primary_key", "secondary_key", "auth_token", "kube_config_raw", "kube_admin_config_raw", "access_key_secret", "ses_smtp_password_v4", "token_secret",
        "encrypted_password", "initial_password", "jwt",
    ];

    /// <summary>Types whose result is a secret as a whole.</summary>
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
        ["kubernetes_secret"] = ["data", "binary_data"],
        ["kubernetes_secret_v1"] = ["data", "binary_data"],
        ["google_service_account_key"] = ["private_key"],
    };

    /// <summary>True when the attribute of that type holds a secret.</summary>
    public static bool IsKnown(string resourceType, string attribute) =>
        Exact.Contains(attribute) || ByType.TryGetValue(resourceType, out var own) && own.Contains(attribute);
}
