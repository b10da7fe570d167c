# Machines and what they run on: Proxmox, libvirt and Talos.

resource_types "proxmox storage" {
  for_each = {
    proxmox_storage_cifs                          = "storage"
    proxmox_storage_directory                     = "storage"
    proxmox_storage_lvm                           = "storage"
    proxmox_storage_lvmthin                       = "storage"
    proxmox_storage_nfs                           = "storage"
    proxmox_storage_pbs                           = "storage"
    proxmox_storage_zfspool                       = "storage"
    proxmox_virtual_environment_storage_cifs      = "storage"
    proxmox_virtual_environment_storage_directory = "storage"
    proxmox_virtual_environment_storage_lvm       = "storage"
    proxmox_virtual_environment_storage_lvmthin   = "storage"
    proxmox_virtual_environment_storage_nfs       = "storage"
    proxmox_virtual_environment_storage_pbs       = "storage"
    proxmox_virtual_environment_storage_zfspool   = "storage"
  }

  kind          = each.value
  identity      = { name = values.id }
  import_id     = identity.name
  import_format = "{id}"
  on_existing   = "error"

  source = [
    "github.com/proxmox/pve-storage@0c56bad8b2a7d69e5ce2c243651fe830d6caa936:src/PVE/API2/Storage/Config.pm",
    "https://registry.terraform.io/providers/bpg/proxmox/latest/docs/resources/${trimprefix(each.key, "proxmox_")}",
  ]

  confidence = "proven"
}

resource_types "proxmox users and what they may do" {
  for_each = {
    proxmox_realm_ldap                       = "realm"
    proxmox_realm_openid                     = "realm"
    proxmox_virtual_environment_group        = "group_id"
    proxmox_virtual_environment_realm_ldap   = "realm"
    proxmox_virtual_environment_realm_openid = "realm"
    proxmox_virtual_environment_role         = "role_id"
    proxmox_virtual_environment_user         = "user_id"
  }

  identity      = { name = values[each.value] }
  import_id     = identity.name
  import_format = "{${each.value}}"
  on_existing   = "error"

  source = [
    "github.com/proxmox/pve-access-control@5ccd07d9302562b73374d331b63d25b04b86766c:src/PVE/API2/Role.pm",
    "github.com/proxmox/pve-access-control@5ccd07d9302562b73374d331b63d25b04b86766c:src/PVE/API2/Group.pm",
    "github.com/proxmox/pve-access-control@5ccd07d9302562b73374d331b63d25b04b86766c:src/PVE/API2/User.pm",
    "github.com/proxmox/pve-access-control@5ccd07d9302562b73374d331b63d25b04b86766c:src/PVE/API2/Domains.pm",
    "https://registry.terraform.io/providers/bpg/proxmox/latest/docs/resources/${trimprefix(each.key, "proxmox_")}",
  ]

  confidence = "proven"
}

resource_types "proxmox tokens" {
  for_each = {
    proxmox_user_token                     = "token"
    proxmox_virtual_environment_user_token = "token"
  }

  kind = each.value

  identity = {
    namespace = values.user_id
    name      = values.token_name
  }

  import_id     = "${values.user_id}!${values.token_name}"
  import_format = "{user}!{token}"
  on_existing   = "error"

  source = [
    "github.com/proxmox/pve-access-control@5ccd07d9302562b73374d331b63d25b04b86766c:src/PVE/API2/User.pm",
    "https://registry.terraform.io/providers/bpg/proxmox/latest/docs/resources/${trimprefix(each.key, "proxmox_")}",
  ]

  confidence = "proven"
}

resource_types "proxmox machines" {
  for_each = {
    proxmox_virtual_environment_container = "container"
    proxmox_virtual_environment_vm        = "vm"
  }

  kind          = each.value
  identity      = { name = tostring(values.vm_id) }
  import_id     = "${values.node_name}/${values.vm_id}"
  import_format = "{node}/{vm_id}"
  on_existing   = "error"

  source = [
    "https://github.com/bpg/terraform-provider-proxmox/issues/731",
    "https://registry.terraform.io/providers/bpg/proxmox/latest/docs/resources/${trimprefix(each.key, "proxmox_")}",
  ]

  confidence = "likely"
}

protected "proxmox containers and storage" {
  types      = ["proxmox_virtual_environment_container", "proxmox_virtual_environment_storage_*", "proxmox_storage_*", "proxmox_ceph_pool", "proxmox_node_disk_zfs"]
  holds      = "a machine or its disk"
  source     = "inferred: a container has its disk with it, and a storage the disks of many"
  confidence = "heuristic"
}

resource_type "libvirt_domain" {
  identity      = { name = values.name }
  import_id     = live.uuid
  import_format = "{uuid}"
  import_help   = "virsh domuuid tells the uuid"
  on_existing   = "error"

  source = [
    "github.com/dmacvicar/terraform-provider-libvirt@6bd1e07319afe589ad5394e57bd2f065f594b96e:internal/provider/domain_resource.go",
    "https://github.com/dmacvicar/terraform-provider-libvirt/issues/921",
    "https://registry.terraform.io/providers/dmacvicar/libvirt/latest/docs/resources/domain",
  ]

  confidence = "likely"
}

resource_type "libvirt_pool" {
  identity      = { name = values.name }
  import_id     = live.uuid
  import_format = "{uuid}"
  import_help   = "virsh pool-uuid tells the uuid"
  on_existing   = "error"

  source = [
    "github.com/dmacvicar/terraform-provider-libvirt@6bd1e07319afe589ad5394e57bd2f065f594b96e:internal/provider/pool_resource.go",
    "https://github.com/vagrant-libvirt/vagrant-libvirt/issues/499",
    "https://registry.terraform.io/providers/dmacvicar/libvirt/latest/docs/resources/pool",
  ]

  confidence = "likely"
}

resource_types "libvirt objects that the server gives an id" {
  for_each = {
    libvirt_network = "{uuid}"
    libvirt_volume  = "{key}"
  }

  import_format = each.value
  import_help   = "virsh net-uuid and virsh vol-key tell it"

  source = [
    "github.com/dmacvicar/terraform-provider-libvirt@6bd1e07319afe589ad5394e57bd2f065f594b96e:internal/provider/",
    "https://registry.terraform.io/providers/dmacvicar/libvirt/latest/docs/resources/${trimprefix(each.key, "libvirt_")}",
  ]

  confidence = "proven"
}

resource_types "libvirt files without an importer" {
  for_each = {
    libvirt_cloudinit_disk = "file"
    libvirt_combustion     = "file"
    libvirt_ignition       = "file"
  }

  source = [
    "github.com/dmacvicar/terraform-provider-libvirt@6bd1e07319afe589ad5394e57bd2f065f594b96e:internal/provider/",
    "https://registry.terraform.io/providers/dmacvicar/libvirt/latest/docs/resources/${trimprefix(each.key, "libvirt_")}",
  ]

  confidence = "proven"
}

protected "libvirt machines and disks" {
  types      = ["libvirt_domain", "libvirt_volume", "libvirt_pool"]
  holds      = "a machine or its disk"
  source     = "inferred: a volume is the disk of a machine, and a pool holds volumes"
  confidence = "heuristic"
}

resource_type "talos_machine_secrets" {
  import_format = "{path of a file of secrets}"

  source = [
    "github.com/siderolabs/terraform-provider-talos@6d1a91c452e83382bc3e976bc911b85f8d10954d:pkg/talos/talos_machine_secrets_resource.go",
    "https://registry.terraform.io/providers/siderolabs/talos/latest/docs/resources/machine_secrets",
  ]

  confidence = "proven"
}

resource_type "talos_machine_bootstrap" {
  import_format = "{any id}"

  source = [
    "github.com/siderolabs/terraform-provider-talos@6d1a91c452e83382bc3e976bc911b85f8d10954d:pkg/talos/talos_machine_bootstrap_resource.go",
    "https://registry.terraform.io/providers/siderolabs/talos/latest/docs/resources/machine_bootstrap",
  ]

  confidence = "proven"
}

resource_types "talos values without an importer" {
  for_each = {
    talos_cluster_kubeconfig          = "value"
    talos_image_factory_schematic     = "value"
    talos_machine_configuration_apply = "value"
  }

  source = [
    "github.com/siderolabs/terraform-provider-talos@6d1a91c452e83382bc3e976bc911b85f8d10954d:pkg/talos/",
    "https://registry.terraform.io/providers/siderolabs/talos/latest/docs/resources/${trimprefix(each.key, "talos_")}",
  ]

  confidence = "proven"
}

protected "talos secrets" {
  types      = ["talos_machine_secrets"]
  holds      = "the keys of a cluster, without which its machines take no orders"
  source     = "https://registry.terraform.io/providers/siderolabs/talos/latest/docs/resources/machine_secrets"
  confidence = "likely"
}
