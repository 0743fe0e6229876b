/** Every observable type of the published contract (Swagger iroh-enrich and iroh-inspect, Observable). */
export const observableTypes: readonly string[] = (
  "file_path mac_address trend_micro_id cybereason_id process_args s1_agent_id device hostname certificate_common_name serial_number " +
  "meraki_network_id url jamf_management_id certificate_serial intune_id meraki_org_id cisco_cm_id registry_key process_path " +
  "darktrace_id process_username cortex_agent_id orbital_node_id process_uid ngfw_name user certificate_issuer ipv6 email cisco_uc_id " +
  "cvm_id sha256 crowdstrike_id google_cloud_id google_chromebook_id acudid sha1 registry_name md5 service_now_id ip domain " +
  "email_subject imei ngfw_id amp_computer_guid ms_machine_id secure_access_id mutex processor_id swc_device_id registry_path " +
  "odns_identity odns_identity_label cisco_mid process_name pki_serial meraki_node_sn email_messageid imsi user_agent process_hash file_name"
).split(" ");
