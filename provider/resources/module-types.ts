import type { Region } from "../clients/cloud/regions";

/** The guide's answer to a registered device that modules cannot see (seed 001, Troubleshoot); a clause. */
export const cloudServicesHint = ({ sseAdmin }: Region): string =>
  `enable Cisco Threat Response under Cloud Services in ${sseAdmin}`;
